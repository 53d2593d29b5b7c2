#include <algorithm>
#include <cmath>

#include "core/parallel.hpp"
#include "core/sampling.hpp"
#include "model/founding.hpp"
#include "model/rules/belief.hpp"
#include "model/rules/leaving.hpp"
#include "model/tell.hpp"
#include "run/phases/phases.hpp"

namespace corridor {
namespace {

enum Draw : std::uint32_t {
    wishing,
    planning,
    preparing,
    fading_wish,
    fading_plan,
    hearing = 16,
    forgetting = 64
};

/// How many of `n` do something today that happens at a monthly rate.
std::int64_t thinned(const World& world, std::uint32_t cell, std::int64_t n, double monthly_rate,
                     std::uint32_t number)
{
    if (n == 0 || monthly_rate <= 0.0) return 0;
    return binomial(n, rules::monthly_to_daily(monthly_rate),
                    world.draw(Stream::home, world.home.cell_key[cell], number));
}

/// Passes between the stages of one cell; returns how many start to prepare.
std::int64_t pass_stages(World& world, std::uint32_t cell)
{
    Stages& stages = world.home.cells[cell];
    if (stages.total() == 0) return 0;
    const StageRates rates = stage_rates(world, cell);
    const std::int64_t leaving = thinned(world, cell, stages.plan, rates.prepare, preparing);
    stages.plan -= leaving;
    const std::int64_t unplan = thinned(world, cell, stages.plan, rates.fade, fading_plan);
    const std::int64_t plan = thinned(world, cell, stages.wish, rates.plan, planning);
    const std::int64_t unwish = thinned(world, cell, stages.wish - plan, rates.fade, fading_wish);
    const std::int64_t wish = thinned(world, cell, stages.content, rates.wish, wishing);
    stages.plan += plan - unplan;
    stages.wish += wish + unplan - plan - unwish;
    stages.content += unwish - wish;
    return leaving;
}

/// Moves a number of each stage from one exposure to another.
void expose(World& world, std::uint32_t from, std::uint32_t to, double probability, std::uint32_t number)
{
    Stages& a = world.home.cells[from];
    Stages& b = world.home.cells[to];
    std::uint32_t stage = 0;
    for (std::int64_t Stages::*count : {&Stages::content, &Stages::wish, &Stages::plan}) {
        const double u = world.draw(Stream::home, world.home.cell_key[from], number + stage++);
        const std::int64_t moved = a.*count == 0 ? 0 : binomial(a.*count, probability, u);
        a.*count -= moved;
        b.*count += moved;
    }
}

/// Campaigns reach the unexposed; those exposed forget.
void spread_campaigns(World& world, std::uint32_t unexposed)
{
    const OriginId origin = attributes_of(world.home, unexposed).origin;
    for (std::uint32_t c = 0; c < world.levers.campaigns.size(); ++c) {
        const Campaign& campaign = world.levers.campaigns[c];
        const std::uint32_t exposed = unexposed + 1 + c;
        const double reach = campaign.reach.empty() ? 0.0 : campaign.reach[origin];
        if (reach > 0.0) expose(world, unexposed, exposed, rules::monthly_to_daily(reach), hearing + 3 * c);
        expose(world, exposed, unexposed, rules::forgetting_probability(campaign.half_life, 1.0),
               forgetting + 3 * c);
    }
}

enum Attribute : std::uint32_t { sex, age, older_child, minority, disability, income, savings, regular };

Profile draw_profile(const World& world, const CellAttributes& who, std::uint64_t key)
{
    const Origin& origin = world.network().origins[who.origin];
    const auto u = [&](Attribute attribute) { return world.draw(Stream::attributes, key, attribute); };
    const auto type = static_cast<TravelType>(who.type);
    const Parameters& p = world.parameters;
    Profile profile{};
    profile.income = static_cast<IncomeBand>(who.band);
    profile.sex = u(sex) < origin.women ? Sex::female : Sex::male;
    if (type == TravelType::lone_man) profile.sex = Sex::male;
    if (type == TravelType::lone_woman) profile.sex = Sex::female;
    const double unaccompanied = origin.children * p.unaccompanied_share;
    const double in_family = origin.children - unaccompanied;
    const double child_of_family =
        in_family / std::max(in_family + (1.0 - origin.children) * origin.families, 1e-12);
    const bool minor =
        type == TravelType::unaccompanied_child || (type == TravelType::family && u(age) < child_of_family);
    const double young = type == TravelType::family ? 1.0 - p.adolescent_share : p.unaccompanied_young_share;
    if (minor)
        profile.age = u(older_child) < young ? Age::child : Age::adolescent;
    else
        profile.age = u(older_child) < p.older_share ? Age::older : Age::adult;
    profile.minority = u(minority) < origin.minority;
    profile.disability = u(disability) < origin.disability;
    return profile;
}

/// The `number`-th person of a cell who starts to prepare today.
void begin_to_prepare(World& world, std::uint32_t cell, std::int64_t number, double irregular_share)
{
    const CellAttributes who = attributes_of(world.home, cell);
    const Network& network = world.network();
    const Origin& origin = network.origins[who.origin];
    const Parameters& p = world.parameters;
    const std::uint64_t key = key_of(world.home.cell_key[cell], world.today.days, number);
    const auto u = [&](Attribute attribute) { return world.draw(Stream::attributes, key, attribute); };
    const double median = origin.wage * std::exp(origin.income_spread * band_means[who.band]);
    const Money earnings = Money::from_dollars(lognormal(median, p.income_spread_within, u(income)));
    const Money purse = earnings.scaled(lognormal(p.savings_median, p.savings_spread, u(savings)));
    const ClassId k =
        world.classes.of(network.origin_nationality[who.origin], static_cast<IncomeBand>(who.band),
                         static_cast<TravelType>(who.type), who.exposure);
    const MigrantId i = add(world.migrants,
                            {.key = key,
                             .origin = who.origin,
                             .traveller_class = k,
                             .profile = draw_profile(world, who, key),
                             .aspiration = static_cast<std::uint8_t>(who.aspiration),
                             .place = network.origin_place[who.origin],
                             .income = earnings,
                             .purse = purse},
                            world.today.days);
    world.ledger.brought += purse * world.scale;
    tell(world, PersonEvent::prepared, i);
    if (u(regular) < irregular_share) return wake_in(world, i, 1);
    world.migrants.state[i.value] = State::awaiting_pathway;
    world.pathway_waiting[who.origin.value] += static_cast<double>(world.scale);
    wake_in(world, i, static_cast<std::int32_t>(std::ceil(world.levers.pathway_days[who.origin.value])));
}

}  // namespace

void leave_home(World& world)
{
    const std::size_t n = world.home.cells.size();
    std::vector<std::int64_t> leaving(n);
    for_each_index(
        n, [&](std::size_t cell) { leaving[cell] = pass_stages(world, static_cast<std::uint32_t>(cell)); });
    if (world.classes.n_exposures > 1) {
        for_each_index(n / world.home.n_exposures, [&](std::size_t group) {
            spread_campaigns(world, static_cast<std::uint32_t>(group * world.home.n_exposures));
        });
    }
    for (std::uint32_t cell = 0; cell < n; ++cell) {
        if (leaving[cell] == 0) continue;
        const double irregular = stage_rates(world, cell).irregular;
        for (std::int64_t number = 0; number < leaving[cell]; ++number)
            begin_to_prepare(world, cell, number, irregular);
    }
}

void turn_over(World& world)
{
    for (std::uint32_t cell = 0; cell < world.home.cells.size(); ++cell) {
        Stages& stages = world.home.cells[cell];
        const double u = world.draw(Stream::home, world.home.cell_key[cell], 128);
        const double v = world.draw(Stream::home, world.home.cell_key[cell], 129);
        const std::int64_t wish = binomial(stages.wish, world.parameters.turnover, u);
        const std::int64_t plan = binomial(stages.plan, world.parameters.turnover, v);
        stages.wish -= wish;
        stages.plan -= plan;
        stages.content += wish + plan;
    }
    for (std::uint32_t group = 0; group < world.home.founding.size(); ++group) {
        std::int64_t persons = 0;
        for (std::uint32_t e = 0; e < world.home.n_exposures; ++e) {
            persons += world.home.cells[group * world.home.n_exposures + e].total();
        }
        Stages& unexposed = world.home.cells[group * world.home.n_exposures];
        const std::int64_t born = std::max(world.home.founding[group] - persons, -unexposed.content);
        unexposed.content += born;
        world.born += born;
    }
}

}  // namespace corridor
