// Package brief composes answers into documents for a reader: who must
// respond, what changes, two treaties side by side, and the brief that holds
// all of it. Each answer is a plain struct, which is also its JSON, with a
// Document method that says the same in words and tables.
//
// Start with Compute for the brief, NewWho, NewDiff and NewComparison.
package brief
