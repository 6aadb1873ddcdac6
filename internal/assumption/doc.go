// Package assumption says which assumptions the answer to a crisis rests on: the
// parameters of the model, the open readings of the treaties, and how those are
// weighed. Start with Analyse.
//
// # How the factors are varied
//
// A question about a text can be treated in two ways. Left open, each of its
// readings counts by its weight; then the weights are assumptions. Settled, one
// reading holds outright; then the weights mean nothing. Both cannot vary at one
// point, so there are two screenings by Morris. In the first every question is
// open, as it is where a crisis is simulated, and the parameters and the weights
// are walked. In the second every question is settled and the readings are walked,
// with the parameters drawn anew for each path. So a reading has the effect of a
// ruling, and a weight that of the judgement of those who set it.
//
// The factor is the question and not the clause: several clauses of a treaty may
// ask the same, and questions of a group are answered together. A reading is a
// choice: its effect is the difference between two of its options, not a slope.
//
// A weight goes from 0, where the first option has all that the options claim, to
// 1, where the others have it, each in proportion to what it has. What no option
// claims stays unclaimed; what of it counts as owed is the parameter open.
//
// Only questions are varied that an answer of obligation depends on: of what the
// attack asks of third states, or of what a state that joins is owed by others.
package assumption
