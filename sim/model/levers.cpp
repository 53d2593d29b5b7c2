#include "model/levers.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "model/network.hpp"

namespace corridor {
namespace {

constexpr double required = std::numeric_limits<double>::quiet_NaN();  // the table must give it
using enum Scope;

constexpr std::array catalogue{
    LeverInfo{"border_budget", jurisdiction, "patrol units", 0, 1e6, required,
              "border force to be spread over the sides it watches (E4)", &Levers::border_budget},
    LeverInfo{"border_skill", jurisdiction, "-", 0, 20, 1, "effect of a patrol unit (skill_j in E1)",
              &Levers::border_skill},
    LeverInfo{"arrest_capacity", jurisdiction, "arrests/month", 0, 1e5, required,
              "facilitators that can be processed (E5)", &Levers::arrest_capacity},
    LeverInfo{"investigators", jurisdiction, "cases", 0, 1e4, required,
              "cases that can be worked on at a time (E6)", &Levers::investigators},
    LeverInfo{"investigation_skill", jurisdiction, "-", 0.1, 10, 1,
              "speed at which a case is investigated, relative to ordinary (E6)",
              &Levers::investigation_skill},
    LeverInfo{"prosecutors", jurisdiction, "cases", 0, 1e4, required,
              "cases that can be before the courts at a time (E8)", &Levers::prosecutors},
    LeverInfo{"request_capacity", jurisdiction, "requests/month", 0, 1e4, required,
              "requests for legal help from abroad that can be answered (E7)", &Levers::request_capacity},
    LeverInfo{"secretariat", jurisdiction, "-", 0, 20, 0,
              "what a technical secretariat adds to the requests answered, as a share of them (E7)",
              &Levers::secretariat},
    LeverInfo{"financial_tracing", jurisdiction, "points/month", 0, 100, 0,
              "evidence that tracing of payments brings against each organisation under suspicion (E5)",
              &Levers::financial_tracing},
    LeverInfo{"asset_recovery", jurisdiction, "-", 0, 1, 0.5,
              "share of an organisation's capital that a conviction of its organisers recovers (E8)",
              &Levers::asset_recovery},
    LeverInfo{"conviction_base", jurisdiction, "-", 0, 1, required,
              "P(conviction) of a fully proven case (E8)", &Levers::conviction_base},
    LeverInfo{"smuggling_is_crime", jurisdiction, "-", 0, 1, 1,
              "1 where smuggling is an offence in law (E6, E7, E8)", &Levers::smuggling_is_crime},
    LeverInfo{"benefit_required", jurisdiction, "-", 0, 1, 0,
              "1 where helpers who take no benefit are spared", &Levers::benefit_required},
    LeverInfo{"penalty", jurisdiction, "month", 0, 600, required, "sentence for smuggling", &Levers::penalty},
    LeverInfo{"aggravated_penalty", jurisdiction, "month", 0, 600, required,
              "sentence where lives were endangered or people abused", &Levers::aggravated_penalty},
    LeverInfo{"asylum_share", jurisdiction, "-", 0, 1, required,
              "share of the intercepted let into an asylum procedure", &Levers::asylum_share},
    LeverInfo{"detention_share", jurisdiction, "-", 0, 1, required, "share of the intercepted to be detained",
              &Levers::detention_share},
    LeverInfo{"pushback_share", jurisdiction, "-", 0, 1, required,
              "share of the intercepted pushed back over the border", &Levers::pushback_share},
    LeverInfo{"return_share", jurisdiction, "-", 0, 1, required,
              "share of the intercepted returned to their origin", &Levers::return_share},
    LeverInfo{"detention_capacity", jurisdiction, "persons", 0, 1e6, required, "places in detention",
              &Levers::detention_capacity},
    LeverInfo{"detention_days", jurisdiction, "day", 1, 2000, required, "mean duration of detention",
              &Levers::detention_days},
    LeverInfo{"sensitivity_men", jurisdiction, "-", 0, 1, required,
              "P(a male adult victim of trafficking is identified when screened)", &Levers::sensitivity_men},
    LeverInfo{"sensitivity_women", jurisdiction, "-", 0, 1, required,
              "P(a female adult victim is identified when screened)", &Levers::sensitivity_women},
    LeverInfo{"sensitivity_children", jurisdiction, "-", 0, 1, required,
              "P(a child victim is identified when screened)", &Levers::sensitivity_children},
    LeverInfo{"specificity", jurisdiction, "-", 0, 1, required,
              "P(a person who is no victim is not taken for one)", &Levers::specificity},
    LeverInfo{"screening_training", jurisdiction, "-", 0, 1, 0,
              "share of the errors of screening, misses and false alarms, that training removes",
              &Levers::screening_training},
    LeverInfo{"child_care", jurisdiction, "-", 0, 1, 0,
              "share of minors due for detention for whom care is arranged instead", &Levers::child_care},
    LeverInfo{"alternatives", jurisdiction, "-", 0, 1, 0,
              "share of those due for detention who are supervised in freedom instead",
              &Levers::alternatives},
    LeverInfo{"voluntary_return", jurisdiction, "-", 0, 1, 0,
              "share of those stranded whom assisted voluntary return reaches (M1)",
              &Levers::voluntary_return},
    LeverInfo{"witness_support", jurisdiction, "-", 0, 1, 0,
              "share of the protected victims' silence that support of witnesses ends (E5)",
              &Levers::witness_support},
    LeverInfo{"referral_capacity", jurisdiction, "persons/month", 0, 1e6, required,
              "people taken for victims, rightly or not, that can be referred to protection",
              &Levers::referral_capacity},
    LeverInfo{"recognition", jurisdiction, "-", 0, 1, required,
              "share of founded claims that are granted papers", &Levers::recognition},
    LeverInfo{"procedure_days", jurisdiction, "day", 1, 3650, required, "duration of a procedure for papers",
              &Levers::procedure_days},
    LeverInfo{"enforced_return", jurisdiction, "-", 0, 1, required,
              "share of the refused, and of those released from detention or supervision, who are returned",
              &Levers::enforced_return},
    LeverInfo{"discouragement", jurisdiction, "-", 0, 1, 0.3, "P(giving up after being stopped), d_j",
              &Levers::discouragement},
    LeverInfo{"corruption", jurisdiction, "-", 0, 1, required,
              "share of interceptions that a bribe prevents (E1)", &Levers::corruption},
    LeverInfo{"vessel_supply", jurisdiction, "vessels/month", 0.1, 1e6, required,
              "seagoing vessels offered at the base price (M11)", &Levers::vessel_supply},
    LeverInfo{"share_routes", pair, "-", 0, 1, 0,
              "share of what one knows about routes that reaches the other's border force (E4)",
              &Levers::share_routes},
    LeverInfo{"share_modus_operandi", pair, "-", 0, 1, 0,
              "share of its skill that reaches the other's border force (E4)", &Levers::share_modus_operandi},
    LeverInfo{"share_finance", pair, "-", 0, 1, 0,
              "share of evidence, financial tracing first, that reaches the other's investigators (E5)",
              &Levers::share_finance},
    LeverInfo{"share_vulnerabilities", pair, "-", 0, 1, 0,
              "share of the errors of screening, misses and false alarms, that shared knowledge removes "
              "(ODD 7.13)",
              &Levers::share_vulnerabilities},
    LeverInfo{"sharing_delay", pair, "day", 0, 1000, 60, "days until what is shared arrives",
              &Levers::sharing_delay},
    LeverInfo{"harmonisation", pair, "-", 0, 1, 0.5,
              "share of requests that do not fail on differences between two laws (E7)",
              &Levers::harmonisation},
    LeverInfo{"joint_teams", pair, "-", 0, 1, 0, "share of cases for which the two form a joint team (E6)",
              &Levers::joint_teams},
    LeverInfo{"assistance", place, "-", 0, 1, required, "share of those in need whom assistance reaches (H2)",
              &Levers::assistance},
    LeverInfo{"rescue", leg, "-", 0, 1, required, "P(a person in a wreck is rescued) (E3)", &Levers::rescue},
    LeverInfo{"passable", leg, "-", 0, 1, 1, "1 open, 0 shut", &Levers::passable},
    LeverInfo{"extra_patrol", leg, "patrol units", 0, 1e6, 0,
              "patrols on the arrival side beside the border force's own (E1)", &Levers::extra_patrol},
    LeverInfo{"livelihoods", origin, "-", 0, 10, 0, "improvement of life at home, in units of u_stay (M5)",
              &Levers::livelihoods},
    LeverInfo{"pathway_open", origin, "-", 0, 1, 0,
              "share of those who want to move who qualify for a regular pathway (M5)",
              &Levers::pathway_open},
    LeverInfo{"pathway_places", origin, "persons/month", 0, 1e6, 0, "places of the regular pathway",
              &Levers::pathway_places},
    LeverInfo{"pathway_days", origin, "day", 1, 3650, 180, "processing time of the regular pathway",
              &Levers::pathway_days},
    LeverInfo{"reintegration", origin, "-", 0, 10, 0,
              "help that the returned get at home, in units of u_stay (ODD 7.20)", &Levers::reintegration},
};

}  // namespace

std::span<const LeverInfo> lever_catalogue()
{
    return catalogue;
}

const LeverInfo* find_lever(std::string_view name)
{
    const auto found = std::ranges::find(catalogue, name, &LeverInfo::name);
    return found == catalogue.end() ? nullptr : &*found;
}

std::size_t scope_size(const Network& network, Scope scope)
{
    const auto n_jurisdictions = network.jurisdictions.size();
    switch (scope) {
    case jurisdiction:
        return n_jurisdictions;
    case pair:
        return n_jurisdictions * n_jurisdictions;
    case place:
        return network.places.size();
    case leg:
        return network.legs.size();
    case origin:
        return network.origins.size();
    }
    return 0;
}

Levers empty_levers(const Network& network)
{
    Levers levers;
    for (const LeverInfo& lever : catalogue) {
        (levers.*lever.values).assign(scope_size(network, lever.scope), lever.baseline);
    }
    return levers;
}

}  // namespace corridor
