// Package contest says how likely each of two states is to prevail in a dispute
// with the other. Start with Fit, which fits a Model to disputes of the past and
// reports how well that and simpler models foretell disputes they have not seen;
// Model.Odds then answers for any two states and year. Ratio is the one-line
// contest function of economics.
//
// # The model
//
// A dispute ends in a stalemate or is decided, and if decided then for one side.
// Each of the two steps is a logit held back by a ridge penalty (stat.Ridge):
//
//   - whether it is a stalemate: a curve of the year, how unequal the two are (the
//     size of the log-ratio of their net resources) and how great the greater is
//     (the logarithm of its CINC);
//   - for whom it is decided: a curve of the year, which is the initiator's
//     advantage in that time, and the log-ratios of net resources and of CINC.
//
// CINC is the Composite Index of National Capability; net resources are gross
// domestic product times that per head (Beckley 2018). Where those of a state are
// not known, a second pair of logits answers from CINC alone, with the size of its
// log-ratio in place of that of net resources.
//
// If the sides are swapped, and with them who began, the odds are mirrored to the
// last bit: of the first step every part stays as it was, of the second every part
// changes its sign. Where it is not known who began, the odds are the mean of both
// cases.
//
// Curves are natural cubic splines with knots at quantiles of the years. For a year
// outside those of the disputes the first curve is held at its nearest end, and the
// initiator's advantage is the mean of its curve over all disputes: at its ends that
// curve rests on few disputes, and held there it foretells later years worse than no
// curve does. The answer says that the year is outside.
//
// # How it is judged
//
// The measures are those of Carroll and Kenkel (2019): the log loss, which is the
// mean of -log of the probability given to what happened, and the proportional
// reduction in loss (PRL) against a null model that gives every dispute the shares
// of outcomes in the other folds. On the disputes that were decided, the loss is
// that of the probability given that they are. Disputes are put into folds with
// outcomes spread evenly, by a hash of their numbers and a seed, so that the order
// of rows leaves no trace; several seeds show the chance in it. Each fold is
// foretold by a model that has seen nothing of it: numbers of knots and penalties
// are chosen by folds within the other folds. Folds mix all years; Report.Ahead asks
// for more, to foretell ten years from those before alone.
//
// # Limits
//
// Most of what any such model foretells comes of the calendar: the share of
// stalemates rose over two centuries. Report shows a model of the year alone beside
// the rest. The disputes are those that happened, between two states alone; states
// pick their quarrels, so that the odds do not tell what a dispute that nobody
// dared begin would have brought.
//
// # Sources
//
// Beckley, Michael. 2018. The Power of Nations: Measuring What Matters.
// International Security 43 (2): 7-44.
//
// Carroll, Robert J. and Brenton Kenkel. 2019. Prediction, Proxies, and Power.
// American Journal of Political Science 63 (3): 577-593.
//
// Hirshleifer, Jack. 1989. Conflict and Rent-Seeking Success Functions: Ratio vs.
// Difference Models of Relative Success. Public Choice 63 (2): 101-112.
package contest
