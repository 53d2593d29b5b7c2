#include <set>
#include <utility>

#include "metrics/themes.hpp"

namespace corridor {
namespace {

/// A running total as what each month added. The month before the first is not recorded, so the first adds
/// nothing.
template <CorridorSeries total>
Months added_to(const Observed& observed, std::size_t)
{
    const Table<CorridorSeries>& table = observed.record.corridor;
    Months months(observed.months(), 0.0);
    for (std::size_t month = 1; month < months.size(); ++month)
        months[month] = table.at(month, total, 0) - table.at(month - 1, total, 0);
    return months;
}

/// Monthly incomes of those who set out: departures from each origin times its median income [USD].
Months incomes_of_leavers(const Observed& observed, std::size_t)
{
    Months months(observed.months(), 0.0);
    for (const OriginId origin : observed.network.origins.indices()) {
        const double wage = observed.network.origins[origin].wage;
        for (std::size_t month = 0; month < months.size(); ++month)
            months[month] += observed.record.origins.at(month, OriginSeries::attempts, origin.value) * wage;
    }
    return months;
}

/// Ordered pairs of jurisdictions that a leg joins, each once, in the order of their numbers.
std::vector<std::pair<std::size_t, std::size_t>> borders(const Network& network)
{
    std::set<std::pair<std::size_t, std::size_t>> joined;
    for (const LegId leg : network.legs.indices()) {
        const std::size_t from = network.place_jurisdiction[network.leg_from[leg]].value;
        const std::size_t to = network.place_jurisdiction[network.leg_to[leg]].value;
        if (from == to) continue;
        joined.insert({from, to});
        joined.insert({to, from});
    }
    return {joined.begin(), joined.end()};
}

Months fees_between(const Observed& observed, std::size_t from, std::size_t to)
{
    const std::size_t n = observed.network.jurisdictions.size();
    Months months(observed.months(), 0.0);
    for (std::size_t month = 0; month < months.size(); ++month)
        months[month] = observed.record.pairs.at(month, PairSeries::fees, from * n + to);
    return months;
}

Months fees_across_borders(const Observed& observed, std::size_t)
{
    const std::size_t n = observed.network.jurisdictions.size();
    Months months(observed.months(), 0.0);
    for (std::size_t pair = 0; pair < n * n; ++pair) {
        if (pair / n != pair % n) add_to(months, fees_between(observed, pair / n, pair % n));
    }
    return months;
}

Months fees_over_border(const Observed& observed, std::size_t part)
{
    const auto [from, to] = borders(observed.network)[part];
    return fees_between(observed, from, to);
}

std::vector<std::string> border_names(const Network& network)
{
    std::vector<std::string> names;
    for (const auto& [from, to] : borders(network)) {
        names.push_back(network.jurisdictions.begin()[static_cast<std::ptrdiff_t>(from)].id + "-" +
                        network.jurisdictions.begin()[static_cast<std::ptrdiff_t>(to)].id);
    }
    return names;
}

constexpr std::string_view sdg_10_7_1 = "SDG 10.7.1: recruitment cost borne by the employee as a share of "
                                        "monthly income earned in the destination";
constexpr std::string_view sdg_16_4_1 =
    "SDG 16.4.1: total value of inward and outward illicit financial flows (USD)";
constexpr std::string_view smuggling_money =
    "smugglers' receipts only, whether or not they cross a border; 2015 dollars";

constexpr std::string_view across_borders =
    "smugglers' fees only, where they cross a border on their way to the organisers' seat; 2015 dollars";

constexpr std::array entries{
    IndicatorInfo{.name = "mean_fee",
                  .unit = "USD",
                  .meaning = "fee agreed for one leg with a smuggler, mean over contracts",
                  .numerator = sum_of<LegSeries::fees_agreed>,
                  .denominator = sum_of<LegSeries::contracts>},
    IndicatorInfo{.name = "fee_burden",
                  .unit = "month",
                  .meaning = "fees agreed a journey, in months of median income at the origin",
                  .official = sdg_10_7_1,
                  .departure =
                      "fees of smugglers instead of recruiters; income at the origin, before leaving, and "
                      "there the constant wage of the table, whatever the dated wages of the run",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<LegSeries::fees_agreed>,
                  .denominator = incomes_of_leavers},
    IndicatorInfo{.name = "waiting_time",
                  .unit = "day",
                  .meaning = "days from reaching a place to finding a smuggler, mean over contracts",
                  .numerator = sum_of<LegSeries::waiting_days>,
                  .denominator = sum_of<LegSeries::contracts>},
    IndicatorInfo{.name = "unmatched_share",
                  .unit = "-",
                  .meaning = "share of requests for a place with a smuggler that found none",
                  .numerator = sum_of<LegSeries::unmatched>,
                  .denominator = sum_of<LegSeries::seekers>},
    IndicatorInfo{.name = "revenue",
                  .unit = "USD",
                  .meaning = "fees received by smuggling organisations",
                  .official = sdg_16_4_1,
                  .departure = smuggling_money,
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<LegSeries::revenue>},
    IndicatorInfo{.name = "illicit_flows",
                  .unit = "USD",
                  .meaning = "fees paid in one jurisdiction to organisations seated in another",
                  .official = sdg_16_4_1,
                  .departure = across_borders,
                  .direction = Direction::more_is_harm,
                  .numerator = fees_across_borders},
    IndicatorInfo{.name = "illicit_flow",
                  .unit = "USD",
                  .meaning =
                      "fees paid in the first jurisdiction to organisations seated in the second, which "
                      "a leg joins with it",
                  .official = sdg_16_4_1,
                  .departure = across_borders,
                  .direction = Direction::more_is_harm,
                  .numerator = fees_over_border,
                  .parts = border_names,
                  .is_detail = true},
    IndicatorInfo{.name = "profit",
                  .unit = "USD",
                  .meaning = "revenue of smuggling organisations less what they spent on their legs",
                  .official = sdg_16_4_1,
                  .departure = smuggling_money,
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<LegSeries::profit>},
    IndicatorInfo{.name = "debt_to_smugglers",
                  .unit = "USD",
                  .meaning = "owed by migrants to smugglers at a month's end, mean",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<CorridorSeries::debt_outstanding>,
                  .summary = Summary::mean},
    IndicatorInfo{.name = "money_seized",
                  .unit = "USD",
                  .meaning = "fees seized with arrested facilitators; the first month's are not known",
                  .official = sdg_16_4_1,
                  .departure = "what authorities take out of illicit flows, not the flows",
                  .direction = Direction::more_is_good,
                  .numerator = added_to<CorridorSeries::seized>},
    IndicatorInfo{.name = "organisations",
                  .unit = "organisations",
                  .meaning = "active smuggling organisations at a month's end, mean",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<CorridorSeries::organisations>,
                  .summary = Summary::mean},
    IndicatorInfo{.name = "entries",
                  .unit = "organisations",
                  .meaning = "smuggling organisations founded",
                  .numerator = sum_of<CorridorSeries::entries>},
    IndicatorInfo{.name = "exits",
                  .unit = "organisations",
                  .meaning = "smuggling organisations that closed down",
                  .numerator = sum_of<CorridorSeries::exits>},
    IndicatorInfo{.name = "switches",
                  .unit = "organisations",
                  .meaning = "times an organisation took up another leg",
                  .numerator = sum_of<CorridorSeries::switches>},
    IndicatorInfo{.name = "concentration",
                  .unit = "-",
                  .meaning = "Herfindahl-Hirschman index of organisations' capacity, mean over months",
                  .numerator = sum_of<CorridorSeries::concentration>,
                  .summary = Summary::mean},
};

}  // namespace

std::span<const IndicatorInfo> market()
{
    return entries;
}

}  // namespace corridor
