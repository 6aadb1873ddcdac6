// Package dataset reads public research data sets into typed rows, and makes
// tables and records from them. One data set has one group of files, named for
// it: atop.go and its neighbours read the Alliance Treaty Obligations and
// Provisions data, mid.go, gmlmid.go and disputeyears.go disputes,
// interstatewars.go and its like tables of wars. Start with Catalogue, which lists
// the data sets that can be imported, and with ReadATOP.
//
// Readers are strict: columns are found by name, every value must be one that
// the codebook has, and a file that is cut, mixed up or of another kind is
// refused with every fault at once, as a fault.List. A reader says what its rows
// are by a layout (reader.go) of columns (sheet.go); all else is the same for
// every reader. None of the data comes with the program; a user brings a copy
// and keeps to its terms.
package dataset
