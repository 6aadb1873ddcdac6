// Package outcome makes the disputes that package contest learns from out of the
// public data sets, and keeps the model fitted to them. Start with Fitted, which is
// that model with where it comes from; Fit finds the data under a folder and does
// everything anew, and Assemble makes disputes of tables already read, with an
// account of every dispute that is left out.
//
// The rule is that of the Dispute Outcome Expectations, version 2 (Carroll and
// Kenkel 2019, and the notes on that version): of the disputes of Gibler, Miller
// and Little those with one state on each side in the table of participants that
// end in a victory, a yield or a stalemate; one who yields has lost. States are
// described in the year in which the dispute began, by the National Material
// Capabilities and by the estimates of Fariss et al. (2022) of product and
// population. Duration, deaths and all else that only the dispute itself could
// tell are not looked at.
package outcome
