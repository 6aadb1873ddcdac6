// Package course tells how the relation of two states went over time, from dated
// events: a score that forgets, and the points at which the relation turned, each
// with the event that made it.
//
// Start with New, which takes the events of a pair (Between and Through make them
// from those of a record), and with Turns. ChangePoints finds where the mean of any
// series changes.
//
// # The score
//
// An event has a value from -10 to 10, a Goldstein weight. At a time t it counts by
// the half-life h: w = 2^(-age/h). The score is the sum of w times value over the sum
// of w and one: with no news it goes back to nothing, and a single event does not
// make a relation. The effective number of events, (sum w)² / sum w², says how many
// of equal weight would tell as much.
//
// # Turning points
//
// They are looked for in the values of the events in order of time, not in the
// monthly score, which is smooth and whose values hang together. The relation is taken
// to have a level that changes at unknown events; the best set of changes for a
// penalty on each is found exactly (Killick, Fearnhead and Eckley 2012). The scale of
// the noise is that of the differences of neighbours, by their median, which jumps do
// not move. A turn is named after its first event.
//
// Goldstein, Joshua S. 1992. A Conflict-Cooperation Scale for WEIS Events Data. Journal
// of Conflict Resolution 36(2): 369-385.
//
// Killick, Rebecca, Paul Fearnhead and Idris A. Eckley. 2012. Optimal Detection of
// Changepoints With a Linear Computational Cost. Journal of the American Statistical
// Association 107(500): 1590-1598.
package course
