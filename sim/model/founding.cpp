#include "model/founding.hpp"

#include <algorithm>
#include <cmath>

#include "model/information.hpp"
#include "model/route_values.hpp"
#include "model/rules/leaving.hpp"
#include "model/trade.hpp"
#include "model/watching.hpp"

namespace corridor {
namespace {

/// Shares of the four travel types among those who may leave an area.
std::array<double, n_types> type_shares(const Origin& origin, const Parameters& p)
{
    const double unaccompanied = origin.children * p.unaccompanied_share;
    const double with_family = origin.children - unaccompanied + (1.0 - origin.children) * origin.families;
    const double lone = 1.0 - unaccompanied - with_family;
    return {lone * (1.0 - origin.women), lone * origin.women, with_family, unaccompanied};
}

void found_home(World& world)
{
    const Network& network = world.network();
    Home& home = world.home;
    home.n_exposures = world.classes.n_exposures;
    const std::size_t n = network.origins.size() * n_bands * n_types * n_aspirations;
    home.cells.assign(n * home.n_exposures, {});
    home.founding.assign(n, 0);
    home.cell_key.resize(n * home.n_exposures);
    for (std::uint32_t cell = 0; cell < home.cells.size(); ++cell) {
        const CellAttributes who = attributes_of(home, cell);
        const Origin& origin = network.origins[who.origin];
        home.cell_key[cell] =
            key_of(network.origin_key[who.origin], who.band, who.type, who.aspiration, who.exposure);
        if (who.exposure != 0) continue;
        const double persons = origin.population * band_shares[who.band] * aspiration_shares[who.aspiration] *
                               type_shares(origin, world.parameters)[who.type] /
                               static_cast<double>(world.scale);
        home.founding[cell / home.n_exposures] = std::llround(persons);
        world.founding_population += std::llround(persons);
    }
}

/// Fills the stages with the shares that today's rates keep: in - out = 0 for wish and plan.
void settle_stages(World& world)
{
    for (std::uint32_t cell = 0; cell < world.home.cells.size(); ++cell) {
        if (cell % world.home.n_exposures != 0) continue;
        const auto persons = world.home.founding[cell / world.home.n_exposures];
        const StageRates rates = stage_rates(world, cell);
        const double turnover = world.parameters.turnover / 12.0;
        const double plan_per_wish = rates.plan / (rates.prepare + rates.fade + turnover);
        const double wish_per_content =
            rates.wish / (rates.fade + turnover + plan_per_wish * (rates.prepare + turnover));
        const double content = 1.0 / (1.0 + wish_per_content * (1.0 + plan_per_wish));
        Stages& stages = world.home.cells[cell];
        stages.wish = std::llround(static_cast<double>(persons) * content * wish_per_content);
        stages.plan = std::llround(static_cast<double>(persons) * content * wish_per_content * plan_per_wish);
        stages.content = persons - stages.wish - stages.plan;
    }
}

void found_trade(World& world)
{
    const Network& network = world.network();
    world.organisations.turned_away.resize(network.legs.size());
    for (const LegId leg : network.legs.indices())
        world.organisations.income.push_back(network.places[network.leg_from[leg]].wage);
    world.organisations.earned.resize(network.legs.size());
    for (const LegId leg : network.legs.indices()) {
        const auto n = static_cast<std::uint32_t>(std::lround(network.legs[leg].organisations));
        for (std::uint32_t slot = 0; slot < n; ++slot) {
            const OrganisationId id = found_organisation(world, leg, slot);
            const std::vector<LegId> reach = reach_of(world, id);
            const double u = world.draw(Stream::switching, world.organisations.all[id].key);
            const double wants = world.parameters.several_legs;
            if (reach.empty() || u >= wants) continue;
            open_service(world, id,
                         reach[static_cast<std::size_t>(u / wants * static_cast<double>(reach.size()))]);
        }
    }
}

/// Going fees and waits before any trade: the fee of a newcomer, a week's wait.
void found_prices(World& world)
{
    const Network& network = world.network();
    const Parameters& p = world.parameters;
    for (const LegId leg : network.legs.indices()) {
        world.beliefs.wait.push_back(p.patience_days);
        const double departure = interception_probability(world, leg, Side::departure, p.evasion_mean);
        const double arrival = interception_probability(world, leg, Side::arrival, p.evasion_mean);
        world.beliefs.founding_interception.push_back(departure + (1.0 - departure) * arrival);
        world.beliefs.fee.push_back(fee_of_entrant(world, leg));
    }
}

}  // namespace

StageRates stage_rates(const World& world, std::uint32_t cell)
{
    const CellAttributes who = attributes_of(world.home, cell);
    const Network& network = world.network();
    const Parameters& p = world.parameters;
    const Origin& origin = network.origins[who.origin];
    const ClassId k =
        world.classes.of(network.origin_nationality[who.origin], static_cast<IncomeBand>(who.band),
                         static_cast<TravelType>(who.type), who.exposure);
    const double V = world.routes.value_at(k, network.origin_place[who.origin]);
    const double open = world.levers.pathway_open[who.origin.value];
    if (!std::isfinite(V) && open == 0.0) return {.fade = p.fade_rate};  // no way leads on
    const double V_path = open > 0.0 ? pathway_value(world, k, who.origin) : 0.0;
    const double a = origin.aspiration + p.aspiration_spread * band_means[who.aspiration];
    const double inclusive = rules::inclusive_value(V, V_path, open, p.mu_m);
    const double stay = rules::value_of_staying(
        {.log_wage = std::log(world.outside.origin_wage[who.origin.value]),
         .livelihoods = world.levers.livelihoods[who.origin.value],
         .conflict = world.outside.conflict[who.origin.value]},
        {.wage = p.c_stay_wage, .livelihoods = p.c_livelihoods, .conflict = p.c_conflict});
    return {.wish = rules::stage_rate(p.wish_rate, a, inclusive, stay),
            .plan = rules::stage_rate(p.plan_rate, a, inclusive, stay),
            .prepare = rules::stage_rate(p.prepare_rate, a, inclusive, stay),
            .fade = p.fade_rate,
            .irregular = rules::irregular_share(V, V_path, open, p.mu_m),
            .anyway = rules::goes_anyway_probability(a, V, inclusive, stay)};
}

World found(const Corridor& corridor, const Founding& founding)
{
    World world;
    world.corridor = &corridor;
    world.parameters = founding.parameters;
    world.scale = founding.scale;
    world.randomness = Randomness{founding.seed};
    world.today = world.founded = founding.date;
    world.levers = founding.levers;
    world.outside = outside_on(corridor, founding.date);
    world.classes.n_exposures = 1 + founding.n_campaigns;
    world.calendar = WakeCalendar{founding.date.days};
    const Network& network = corridor.network;
    world.record = opened_record(network, founding.n_interventions);
    world.authorities.all.resize(network.jurisdictions.size());
    world.pathway_used.assign(network.origins.size(), 0.0);
    world.pathway_waiting.assign(network.origins.size(), 0.0);
    found_watches(world);
    for (const LegId leg : network.legs.indices())
        world.authorities.founding_intensity.push_back(intensity(world, leg));
    world.organisations.on_leg.resize(network.legs.size());
    world.organisations.experience.resize(network.legs.size());
    found_beliefs(world);
    found_prices(world);
    found_trade(world);
    found_home(world);
    solve_routes(world);
    settle_stages(world);
    return world;
}

}  // namespace corridor
