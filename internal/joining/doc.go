// Package joining says how likely a state is to join a war between others, and on
// which side, from wars of the past. Start with Count, which only counts; Fit learns
// the odds, Model.Odds answers for a state in a war, and LeaveOut says how good the
// odds are on wars that they were not fitted to.
//
// # Who is at risk
//
// The originals of a war are its belligerents on its first day, and those that are
// the first of a side that has none that day. At risk is every other state of the
// system on the first day. What is known of a state is known that day: what it owes,
// where its borders are, whether it is a major power.
//
// # The model
//
// Wars differ more than states do: most do not spread at all, a few draw in a dozen.
// So the log-odds of joining are a sum of the terms of the state and an effect of the
// war, which is normal with mean zero. Terms and the spread of the effect are those
// of the greatest likelihood with the effect summed out, less a penalty as of ridge
// regression. Without the effect of the war states would join by themselves, and far
// more wars would spread than did.
//
// On which side, given that the state joins, is a logit of the differences of the two
// sides; it has no intercept, so that the number of a side means nothing. The time to
// joining is log-normal.
//
// # What has no answer
//
// The number of wars is small. The odds of one kind of state in a war to come are far
// less sure than the number of rows makes them look, which is why LeaveOut leaves out
// wars and not states.
//
// # Sources
//
// Leeds, Brett Ashley, Andrew G. Long and Sara McLaughlin Mitchell. 2000. Reevaluating
// Alliance Reliability: Specific Threats, Specific Promises. Journal of Conflict
// Resolution 44 (5): 686-699.
//
// Siverson, Randolph M. and Harvey Starr. 1990. Opportunity, Willingness, and the
// Diffusion of War. American Political Science Review 84 (1): 47-67.
//
// Wilson, Edwin B. 1927. Probable Inference, the Law of Succession, and Statistical
// Inference. Journal of the American Statistical Association 22 (158): 209-212.
package joining
