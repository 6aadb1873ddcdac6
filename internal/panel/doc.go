// Package panel builds the tables that quantitative studies of conflict work on:
// a row for each state in each year, or for each pair of states in each year,
// with columns from public data sets.
//
// Start with NewSystem, which says who was a state when, and Build, which gives
// the rows of one year after another to a writer. Columns are made by operators
// (Operator); each looks its values up by state and year, so that the order of
// rows, in the data or in the panel, leaves no trace. A value outside the span of
// its data is unknown and stays empty; it is never a zero.
//
// A panel is made year by year: memory does not grow with the number of years.
package panel
