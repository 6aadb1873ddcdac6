// Package alliancewar asks of many alliances in many wars whether the alliance
// was put to the test: whether the case for which it was made arose. The rows
// are those of Berkemeier and Fuhrmann (2018), one for each alliance of a
// belligerent in an inter-state war from 1816 to 2003.
//
// Read finds the tables under a folder, which package dataset reads, Predict
// judges every row, WriteCSV writes the result and Score compares it with the
// coded outcomes, where they are at hand. For each row Predict makes a small World of one
// treaty, with clauses from the provisions that the Alliance Treaty Obligations
// and Provisions project codes, puts each pair of enemies of the war before
// package obligation as an attack, and calls the alliance invoked where a duty
// to fight or to stay neutral is owed, or a promise not to fight each other is
// broken. The rules and the columns are in docs/formats/alliance-wars.md.
//
// Limits: the provisions say that a place is named, not which; that an
// adversary is named, not always who; who is bound, not always to whom. What
// the tables leave open is not held to be met. Outcomes are never looked at for
// a prediction.
package alliancewar
