// Package reliability says how likely a promise of an alliance is kept once it is
// called: from the record of promises in past wars, the words of the promise, what
// is known of the guarantor and how it and others acted before.
//
// Start with Count, which counts the record by duty, era and number of parties;
// Fit, which pools those cells; and Model.Answer, which puts all together for one
// promise as a ladder: nothing, words, defensive help, force against the attacker.
// LeaveOut judges the pooled model against simpler rates, Margin says what an
// attacker faces if promises are kept as likely as that.
//
// # The pooled model
//
// A hierarchical logit of whether a called promise was kept: an intercept, the era,
// whether the pact has more than two parties, each of the four duties that a war
// can call, and an effect of each combination of duties and of each war. All
// effects have normal priors around zero (Spreads); those of combinations and of
// wars are what is partly pooled. The posterior is taken to be normal around its
// mode, which Newton's method finds; a new war adds the spread of wars. Nothing is
// drawn at random.
//
// # What it cannot know
//
// An attack that a promise deterred never became a war and is not in the record.
// A rate of promises kept in war is no rate of promises that work.
//
// # Sources
//
// Leeds, Brett Ashley, Andrew Long and Sara McLaughlin Mitchell. 2000. Reevaluating
// Alliance Reliability: Specific Threats, Specific Promises. Journal of Conflict
// Resolution 44 (5): 686-699.
//
// Leeds, Brett Ashley and Sezi Anac. 2005. Alliance Institutionalization and
// Alliance Performance. International Interactions 31 (3): 183-202.
//
// Berkemeier, Molly and Matthew Fuhrmann. 2018. Reassessing the Fulfillment of
// Alliance Commitments in War. Research & Politics 5 (2).
//
// Gelman, Andrew and Jennifer Hill. 2007. Data Analysis Using Regression and
// Multilevel/Hierarchical Models. Cambridge University Press. Chapter 14.
package reliability
