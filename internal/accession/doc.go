// Package accession says how likely it is that a state joins a treaty by a day,
// and scores forecasts of it. Start with Question.Answer.
//
// # The prior
//
// An accession goes through stages: a state aspires, talks, talks far advanced, a
// draft agreed, a signature, ratification by each, entry into force. In each stage
// before the signature two risks compete each day: that the next stage comes, and
// that the matter ends, being denied, stalled or withdrawn. After the signature a
// clock runs for each state that must ratify, and the slowest decides. Structure
// (common adversaries, distance, likeness, duties that conflict) then moves the
// odds of the prior by stated factors.
//
// # The ledger
//
// Reports move the odds one by one. What a report says has a likelihood ratio: for
// words of probability the odds of the middle of their band, for a stage a stated
// ratio. It is raised to the power of the trust that its Admiralty grade earns and
// held within a cap. Reports that go back to one root count once: the one that
// says most counts and the others are copies. A speaker who says the same again,
// in a new report, counts for half. What one speaker says both ways stays side by
// side.
//
// # Ranges
//
// Every prior has a value, a low and a high one. Each is moved alone to its ends;
// the moves of the log-odds are added as squares, upward and downward apart, as for
// independent errors. A range is thus about as wide as the editors' doubt, and no
// confidence interval of anything counted.
//
// # Sources
//
// Murphy, Allan H. 1973. A New Vector Partition of the Probability Score. Journal
// of Applied Meteorology 12 (4): 595-600.
//
// Stephenson, David B., Caio A. S. Coelho and Ian T. Jolliffe. 2008. Two Extra
// Components in the Brier Score Decomposition. Weather and Forecasting 23 (4):
// 752-757.
//
// Good, I. J. 1985. Weight of Evidence: A Brief Survey. In Bayesian Statistics 2.
package accession
