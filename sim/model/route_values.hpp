/// The value of being at a place and headed onward, for every traveller class (M1), and the choices it
/// implies (M2).
#pragma once

#include "model/world.hpp"

namespace corridor {

/// Lists the ways onward that are passable today: a leg counts once alone and once with a smuggler where both
/// are sold.
void list_alternatives(World& world);

/// Solves M1 for every class and writes choice probabilities (M2) and values. Parallel over classes.
///
///     M1  z_n = sum_{e in A(n)} (1/|A(n)|) exp[v_k(e)/mu] z_{to(e)} + [destination] exp[R_k(n)/mu]
///               + [not at the origin] exp[G/mu],     z = exp(V/mu)
///
/// One sparse linear system a class. As v < 0 and the weights of a row average, every row sums to less than
/// one: a unique positive solution exists. Throws `Bug` if a leg has v >= 0 (the reader refuses such tables).
/// Source: recursive logit, Fosgerau, Frejinger and Karlstrom (2013, recalled). ODD 7.3
void solve_routes(World& world);

/// Days until a place of an origin's regular pathway comes to somebody who applies today: processing, after
/// those who wait already. Places that never come make the pathway worthless, however open it is on paper.
double pathway_wait(const World& world, OriginId origin);

/// V_k of the regular pathway open to an origin: the best destination, with papers, after the wait.  M5
double pathway_value(const World& world, ClassId k, OriginId origin);

/// Monthly income of a class today [USD]: w_k of M3 and M4.
double class_income(const World& world, ClassId k);

}  // namespace corridor
