// Package alignment says who stands with whom: how far states fall into blocs. It
// knows actors by number; names are the caller's. How two states stand with each
// other over time is told by package course.
//
// Start with NewNetwork for friends and enemies as signed ties, and NewLandscape for
// sizes and propensities. All of it is pure: the same input gives the same answer on
// any number of cores, and what was stopped before it was proven says so.
//
// # Balance and frustration
//
// A signed network is balanced if its actors fall into two blocs, with positive
// ties within them and negative ties between them; that is so exactly if every
// cycle has an even number of negative ties (Cartwright and Harary 1956). The
// frustration index is the least weight of ties that must go for the rest to be
// balanced, which is the least that any two blocs frustrate. For more blocs the
// same is asked of them (Davis 1967; Doreian and Mrvar 2009, whose line index it
// is). To find it is NP-hard. Network.Frustration does so in these steps:
//
//   - The index adds up over biconnected blocks, which are looked at one by one.
//   - Pairs of actors are merged where some best solution must have them together,
//     or opposed, whatever the others do. On networks of states this leaves little.
//   - A local search of Kernighan and Lin (1970) from fixed starts finds good blocs.
//   - Cycles in conflict that share no tie beyond its weight each need a frustrated
//     tie of their own. The heaviest fractional packing of them is a linear program,
//     solved by column generation, which is the dual of the relaxation by odd-cycle
//     inequalities (Barahona and Mahjoub 1986). What it proves is checked in whole
//     numbers.
//   - Where bound and blocs do not meet, two actors are put together in one branch
//     and apart in the other, and each branch begins anew with merging.
//
// The work is bounded by Options, in nodes and steps and never by a clock. Weights
// are whole numbers, so that a proof is one; measures in fractions are given in a
// smaller unit. The blocks of a network are held as full tables, which suits up to
// a few thousand actors in a block.
//
// Walk-based balance is of Estrada and Benzi (2014): it counts closed walks by
// sign, the longer the less. Triangles are the classic count.
//
// # Landscapes
//
// Axelrod and Bennett (1993) give each division of actors into two blocs an energy;
// the divisions that no actor betters by moving alone are what they expect to see.
// Up to MaxEnumerated actors every division is looked at.
//
// # Sources
//
// Axelrod, Robert and D. Scott Bennett. 1993. A Landscape Theory of Aggregation.
// British Journal of Political Science 23 (2): 211-233.
//
// Barahona, Francisco and Ali Ridha Mahjoub. 1986. On the Cut Polytope.
// Mathematical Programming 36: 157-173.
//
// Cartwright, Dorwin and Frank Harary. 1956. Structural Balance: A Generalization
// of Heider's Theory. Psychological Review 63 (5): 277-293.
//
// Dantzig, George B. and Philip Wolfe. 1960. Decomposition Principle for Linear
// Programs. Operations Research 8 (1): 101-111.
//
// Davis, James A. 1967. Clustering and Structural Balance in Graphs. Human
// Relations 20 (2): 181-187.
//
// Doreian, Patrick and Andrej Mrvar. 2009. Partitioning Signed Social Networks.
// Social Networks 31 (1): 1-11.
//
// Estrada, Ernesto and Michele Benzi. 2014. Walk-based Measure of Balance in Signed
// Networks: Detecting Lack of Balance in Social Networks. Physical Review E 90:
// 042802.
//
// Hopcroft, John and Robert Tarjan. 1973. Algorithm 447: Efficient Algorithms for
// Graph Manipulation. Communications of the ACM 16 (6): 372-378.
//
// Kernighan, B. W. and S. Lin. 1970. An Efficient Heuristic Procedure for
// Partitioning Graphs. Bell System Technical Journal 49 (2): 291-307.
//
// Lange, Jan-Hendrik, Bjoern Andres and Paul Swoboda. 2019. Combinatorial
// Persistency Criteria for Multicut and Max-Cut. IEEE Conference on Computer Vision
// and Pattern Recognition: 6093-6102.
package alignment
