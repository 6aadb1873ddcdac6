// Package coalition says how much each player of a cooperative game counts. A game
// gives every coalition, that is every set of players, a worth; in a simple game,
// such as a vote, the worth is 1 where the coalition wins and 0 where it does not.
//
// Start with Voting for votes by weight: a quota, or several that must all be met
// or of which one will do. It counts in whole numbers, so that each index is the
// exact fraction rounded once. Start with Shapley and Banzhaf for any other game of
// up to 20 players: they try all coalitions. ShareAgainst, PrevailingAgainst and
// StrengthAgainst make the games of a pact: what a coalition of its members is
// worth against named rivals.
//
// # The indices
//
// The Shapley value of a player is the mean, over all orders in which the players
// may come together, of what the player adds on coming. The values sum to the worth
// of all players together. In a simple game it is called the Shapley-Shubik index.
//
// The Banzhaf index of a player is the mean of what the player adds over all
// coalitions of the others, each as likely as any other. As such it is absolute, in
// a simple game the chance of being decisive; normalised, the indices are divided
// by their sum, so that they can be compared within a game but not between games.
//
// # Sources
//
// Banzhaf, John F. 1965. Weighted Voting Doesn't Work. Rutgers Law Review 19:
// 317-343.
//
// Bilbao, J. M., J. R. Fernandez, A. Jimenez Losada and J. J. Lopez. 2000.
// Generating Functions for Computing Power Indices Efficiently. TOP 8 (2): 191-213.
//
// Brams, Steven J. and Paul J. Affuso. 1976. Power and Size: A New Paradox. Theory
// and Decision 7: 29-56.
//
// Dubey, Pradeep and Lloyd S. Shapley. 1979. Mathematical Properties of the Banzhaf
// Power Index. Mathematics of Operations Research 4 (2): 99-131.
//
// Shapley, Lloyd S. 1953. A Value for n-Person Games. In Contributions to the
// Theory of Games II. Princeton. 307-317.
//
// Shapley, Lloyd S. and Martin Shubik. 1954. A Method for Evaluating the
// Distribution of Power in a Committee System. American Political Science Review 48
// (3): 787-792.
package coalition
