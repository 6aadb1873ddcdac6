// Package crisis simulates how an armed incident between two states spreads:
// which other states speak, mediate, send defensive help or join the fight, on
// which day, and how the pair ends it. Start with Compile, which makes a Model of
// a World, an incident and parameters; Model.Run then gives one history for a seed
// and a number of a run, and Model.Replay the same history day by day.
//
// # The model
//
// The pair is at one of three levels (incident, clashes, war) or has paused. It
// escalates, pauses, resumes, settles, or in war one side prevails, each with a
// rate a day. Every other state has up to five things that it may do. How likely
// it does one is a logit in what is known of it: what it owes either side and how
// firmly, how it kept its word, borders, how it stands with both sides, whether it
// is a major power. What others do changes the rates: who joins draws its neighbours
// along, mediation makes a settlement likelier and more mediation less so.
//
// Joining follows a fit to history (package joining): a state is willing by its odds
// and an effect that all states of a war share, and joins when its time comes, unless
// the war is over before. Wars last as those of history.
//
// For the rest, a chance is made a rate by one draw for each state and thing, exponential with
// mean one, which is how much pressure the state bears before it acts. Pressure
// grows with time, faster in war and in the first weeks. A state acts on the day on
// which its pressure passes the draw (Sellke 1983 tells epidemics so). The pressure
// is scaled so that, with no other state acting, the logits are the chances of the
// whole crisis. Nothing happens between two such days, so that the simulation goes from
// event to event.
//
// # Random numbers
//
// Each draw is a hash of seed, run, actor and decision. It depends on nothing else:
// not on the order of events, other states or the number of cores. Two Models with
// the same seed and run therefore have the same chances, and differ only by what an
// edit does.
//
// # Limits
//
// Parameters other than those of joining and of how long wars last are set by hand, which screening shows the
// weight of. Open readings are taken at their weights, not drawn. A state that does
// not border, owe or side with anyone can still join, but does little else.
//
// Sellke, Thomas. 1983. On the Asymptotic Distribution of the Size of a Stochastic
// Epidemic. Journal of Applied Probability 20 (2): 390-394.
package crisis
