#include "model/route_values.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <Eigen/OrderingMethods>
#include <Eigen/SparseCore>
#include <Eigen/SparseLU>

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "model/accounts.hpp"
#include "model/information.hpp"
#include "model/rules/destination_value.hpp"
#include "model/rules/leaving.hpp"
#include "model/rules/leg_value.hpp"
#include "model/rules/route_choice.hpp"
#include "model/watching.hpp"

namespace corridor {
namespace {

rules::LegWeights leg_weights(const Parameters& p)
{
    return {.fee = p.c_fee,
            .time = p.c_time,
            .death = p.c_death,
            .harm = p.c_harm,
            .caught = p.c_caught,
            .returning = p.c_return,
            .alone = p.c_alone};
}

rules::DestinationWeights destination_weights(const Parameters& p)
{
    return {.gain = p.c_gain, .ties = p.c_ties, .status = p.c_status, .returning = p.c_return};
}

/// M3 for one way onward, as the class sees it this month.
double value_of(const World& world, ClassId k, double income, const Alternative& way, const LegBelief& belief,
                double end)
{
    const Network& network = world.network();
    const bool alone = way.guidance == Guidance::alone;
    const double fare = fare_of(world, way.leg).dollars();
    const double v = rules::leg_value({.F = alone ? fare : class_belief_of_fee(world, k, way.leg),
                                       .w = income,
                                       .days = network.legs[way.leg].days,
                                       .wait = alone ? 0.0 : world.beliefs.wait[way.leg.value],
                                       .death = belief.death,
                                       .harm = belief.harm,
                                       .q = belief.stopped,
                                       .end = end,
                                       .alone = alone},
                                      leg_weights(world.parameters));
    CORRIDOR_CHECK(v < 0, "leg '" + network.legs[way.leg].id + "' has a value of " + std::to_string(v) +
                              ", not below 0");
    return v;
}

/// M4 for one destination.
double stopping_value(const World& world, ClassId k, double income, PlaceId place)
{
    const StayBelief belief = class_belief_of_staying(world, k, place);
    const double wage = world.network().places[place].wage * world.outside.place_wage[place.value] *
                        world.outside.place_demand[place.value];
    return rules::destination_value({.w_n = wage,
                                     .w_k = income,
                                     .ties = world.network().diaspora_at(world.classes.nationality(k), place),
                                     .s = belief.papers,
                                     .r = belief.returned},
                                    destination_weights(world.parameters));
}

/// For each place 1 where people of the nationality are at home, who cannot give up there, else 0.
Column<PlaceId, std::uint8_t> homes_of(const World& world, NationalityId nationality)
{
    const Network& network = world.network();
    Column<PlaceId, std::uint8_t> is_home(network.places.size(), 0);
    for (const OriginId origin : network.origins.indices()) {
        if (network.origin_nationality[origin] == nationality) is_home[network.origin_place[origin]] = 1;
    }
    return is_home;
}

/// The system (I - W) z = b of one class, and what it is made of.
struct System {
    std::vector<double> weight;  // per alternative: (1/|A|) exp(v/mu)
    Eigen::VectorXd stop;        // exp(R/mu) at destinations, else 0
    Eigen::VectorXd give_up;     // exp(G/mu) away from home, else 0
};

/// Beliefs of a class about every way onward: the same for all of its nationality and exposure.
std::vector<LegBelief> beliefs_of(const World& world, ClassId k)
{
    std::vector<LegBelief> beliefs;
    beliefs.reserve(world.routes.alternatives.size());
    for (const Alternative& way : world.routes.alternatives) {
        beliefs.push_back(class_belief(world, k, way.leg, way.guidance, world.today.month() - 1));
    }
    return beliefs;
}

/// Of every way onward, the probability that being stopped on it ends the journey: the same for all classes.
std::vector<double> ends_of_journeys(const World& world)
{
    std::vector<double> ends;
    for (const Alternative& way : world.routes.alternatives) {
        const double evasion = way.guidance == Guidance::alone ? 0.0 : world.parameters.evasion_mean;
        ends.push_back(end_of_journey(world, way.leg, evasion));
    }
    return ends;
}

System system_of(const World& world, ClassId k, const std::vector<LegBelief>& beliefs,
                 const std::vector<double>& ends, const Column<PlaceId, std::uint8_t>& is_home)
{
    const Network& network = world.network();
    const double mu = world.parameters.mu;
    const double income = class_income(world, k);
    const auto n = static_cast<Eigen::Index>(network.places.size());
    System system{std::vector<double>(world.routes.alternatives.size()), Eigen::VectorXd::Zero(n),
                  Eigen::VectorXd::Zero(n)};
    for (const PlaceId place : network.places.indices()) {
        const auto ways = world.routes.at(place);
        for (std::size_t a = 0; a < ways.size(); ++a) {
            const std::size_t way = world.routes.first[place.value] + a;
            const double v = value_of(world, k, income, ways[a], beliefs[way], ends[way]);
            system.weight[way] = rules::leg_weight(v, mu, ways.size());
        }
        const auto row = static_cast<Eigen::Index>(place.value);
        if (network.places[place].destination) {
            system.stop[row] = rules::ending_weight(stopping_value(world, k, income, place), mu);
        }
        if (is_home[place] == 0) {
            const Parameters& p = world.parameters;
            const double offered = world.levers.voluntary_return[network.place_jurisdiction[place].value];
            system.give_up[row] =
                rules::ending_weight(rules::value_of_giving_up(p.give_up_value, p.c_assisted, offered), mu);
        }
    }
    return system;
}

using Matrix = Eigen::SparseMatrix<double>;

/// In which order the unknowns are eliminated, which decides how much the factors fill. Roads lead both ways,
/// so that the pattern is nearly symmetric, and minimum degree fills less than column ordering does. Where
/// that begins to matter it is taken; the small corridors keep the digits that they have always had.
struct EliminationOrder {
    static constexpr Eigen::Index large = 1000;  // [places]
    using PermutationType = Eigen::PermutationMatrix<Eigen::Dynamic, Eigen::Dynamic, int>;

    void operator()(const Matrix& matrix, PermutationType& order) const
    {
        if (matrix.cols() < large) return Eigen::COLAMDOrdering<int>()(matrix, order);
        PermutationType eliminated;  // Eigen gives it the other way round than its LU asks for it
        Eigen::AMDOrdering<int>()(matrix, eliminated);
        order = eliminated.inverse();
    }
};

/// I - W. Its pattern is the same for every class.
Matrix matrix_of(const World& world, const System& system)
{
    const Network& network = world.network();
    std::vector<Eigen::Triplet<double>> entries;
    for (const PlaceId place : network.places.indices()) {
        entries.emplace_back(place.value, place.value, 1.0);
        const auto ways = world.routes.at(place);
        for (std::size_t a = 0; a < ways.size(); ++a) {
            const auto to = network.leg_to[ways[a].leg].value;
            entries.emplace_back(place.value, to, -system.weight[world.routes.first[place.value] + a]);
        }
    }
    const auto n = static_cast<Eigen::Index>(network.places.size());
    Matrix matrix(n, n);
    matrix.setFromTriplets(entries.begin(), entries.end());
    return matrix;
}

void write_class(World& world, ClassId k, const System& system, const Eigen::VectorXd& z)
{
    const Network& network = world.network();
    Routes& routes = world.routes;
    double* probability = routes.probability.data() + k.value * routes.row();
    for (const PlaceId place : network.places.indices()) {
        const double here = z[static_cast<Eigen::Index>(place.value)];
        const auto row = static_cast<Eigen::Index>(place.value);
        const bool leads_on = here > 0;
        for (std::uint32_t a = routes.first[place.value]; a < routes.first[place.value + 1]; ++a) {
            const auto to = static_cast<Eigen::Index>(network.leg_to[routes.alternatives[a].leg].value);
            probability[a] = leads_on ? system.weight[a] * z[to] / here : 0.0;
        }
        probability[routes.alternatives.size() + place.value] = leads_on ? system.stop[row] / here : 0.0;
        probability[routes.alternatives.size() + routes.n_places + place.value] =
            leads_on ? system.give_up[row] / here : 0.0;
        routes.value[k.value * routes.n_places + place.value] =
            leads_on ? world.parameters.mu * std::log(here) : -std::numeric_limits<double>::infinity();
    }
}

}  // namespace

double class_income(const World& world, ClassId k)
{
    const Network& network = world.network();
    const NationalityId nationality = world.classes.nationality(k);
    const double z = band_means[static_cast<std::size_t>(world.classes.band(k))];
    double sum = 0;
    double people = 0;
    for (const OriginId origin : network.origins.indices()) {
        if (network.origin_nationality[origin] != nationality) continue;
        const Origin& row = network.origins[origin];
        sum += row.population * row.wage * world.outside.origin_wage[origin.value] *
               std::exp(row.income_spread * z);
        people += row.population;
    }
    return sum / people;
}

void list_alternatives(World& world)
{
    const Network& network = world.network();
    Routes& routes = world.routes;
    routes.n_places = network.places.size();
    routes.first.assign(1, 0);
    routes.alternatives.clear();
    for (const PlaceId place : network.places.indices()) {
        for (const LegId leg : network.legs_from.row(place)) {
            if (world.levers.passable[leg.value] < 0.5) continue;
            if (network.legs[leg].alone) routes.alternatives.push_back({leg, Guidance::alone});
            if (network.legs[leg].guided) routes.alternatives.push_back({leg, Guidance::guided});
        }
        routes.first.push_back(static_cast<std::uint32_t>(routes.alternatives.size()));
    }
}

void solve_routes(World& world)
{
    list_alternatives(world);
    const std::size_t n_classes = world.classes.count(world.network().nationalities.size());
    world.routes.probability.assign(n_classes * world.routes.row(), 0.0);
    world.routes.value.assign(n_classes * world.routes.n_places, 0.0);
    // The classes of a nationality share one solver, which orders the pattern once, and per exposure one set
    // of beliefs. Work is cut by nationality alone, so that threads change no digit.
    const std::size_t n_exposures = world.classes.n_exposures;
    const std::size_t per_nationality = n_bands * n_types * n_exposures;
    const std::vector<double> ends = ends_of_journeys(world);
    for_each_index(n_classes / per_nationality, [&world, &ends, n_exposures,
                                                 per_nationality](std::size_t nationality) {
        Eigen::SparseLU<Matrix, EliminationOrder> solver;
        const std::size_t first = nationality * per_nationality;
        const auto is_home = homes_of(world, world.classes.nationality(ClassId::at(first)));
        for (std::size_t exposure = 0; exposure < n_exposures; ++exposure) {
            const std::vector<LegBelief> beliefs = beliefs_of(world, ClassId::at(first + exposure));
            for (std::size_t n = first + exposure; n < first + per_nationality; n += n_exposures) {
                const ClassId k = ClassId::at(n);
                const System system = system_of(world, k, beliefs, ends, is_home);
                const Matrix matrix = matrix_of(world, system);
                if (n == first) solver.analyzePattern(matrix);
                solver.factorize(matrix);
                CORRIDOR_CHECK(solver.info() == Eigen::Success, "the system of route values has no solution");
                write_class(world, k, system, solver.solve(system.stop + system.give_up));
            }
        }
    });
}

double pathway_wait(const World& world, OriginId origin)
{
    const double places = std::max(world.levers.pathway_places[origin.value], 1e-3);
    const double queue = world.pathway_waiting[origin.value] / places * rules::days_per_month;
    return world.levers.pathway_days[origin.value] + queue;
}

double pathway_value(const World& world, ClassId k, OriginId origin)
{
    const double income = class_income(world, k);
    double best = -std::numeric_limits<double>::infinity();
    for (const PlaceId place : world.network().places.indices()) {
        if (!world.network().places[place].destination) continue;
        const double wage = world.network().places[place].wage * world.outside.place_wage[place.value] *
                            world.outside.place_demand[place.value];
        best = std::max(best, rules::destination_value(
                                  {.w_n = wage,
                                   .w_k = income,
                                   .ties = world.network().diaspora_at(world.classes.nationality(k), place),
                                   .s = 1.0,
                                   .r = 0.0},
                                  destination_weights(world.parameters)));
    }
    return best - world.parameters.c_time * pathway_wait(world, origin);
}

}  // namespace corridor
