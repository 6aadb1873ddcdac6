// Package screening says which of many assumptions an answer rests on. Start with
// Morris, which finds the factors that matter with few evaluations, and with Sobol,
// which says what part of the variance of the answer each brings, alone and with
// others.
//
// Factors are varied evenly over their ranges and independently. The points are
// those of a fixed design and a seed: the same input gives the same numbers on any
// number of cores. A function that is itself simulated should use the same random
// numbers at each point, so that its noise does not pass for an effect.
//
// # Sources
//
// Morris, Max D. 1991. Factorial Sampling Plans for Preliminary Computational
// Experiments. Technometrics 33 (2): 161-174.
//
// Campolongo, Francesca, Jessica Cariboni and Andrea Saltelli. 2007. An Effective
// Screening Design for Sensitivity Analysis of Large Models. Environmental Modelling
// & Software 22 (10): 1509-1518. (The mean of absolute effects.)
//
// Saltelli, Andrea, et al. 2010. Variance Based Sensitivity Analysis of Model Output.
// Computer Physics Communications 181 (2): 259-270. (First-order indices.)
//
// Jansen, Michiel J. W. 1999. Analysis of Variance Designs for Model Output.
// Computer Physics Communications 117 (1-2): 35-43. (First-order and total.)
//
// Joe, Stephen and Frances Y. Kuo. 2008. Constructing Sobol Sequences with Better
// Two-Dimensional Projections. SIAM Journal on Scientific Computing 30 (5):
// 2635-2654. (Direction numbers.)
package screening
