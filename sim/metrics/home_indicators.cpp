#include "metrics/themes.hpp"

namespace corridor {
namespace {

constexpr std::array entries{
    IndicatorInfo{.name = "wish",
                  .unit = "persons",
                  .meaning = "people at home who wish to move, mean over months",
                  .numerator = sum_of<OriginSeries::wish>,
                  .summary = Summary::mean},
    IndicatorInfo{.name = "plan",
                  .unit = "persons",
                  .meaning = "people at home who plan to move, mean over months",
                  .numerator = sum_of<OriginSeries::plan>,
                  .summary = Summary::mean},
    IndicatorInfo{.name = "preparing",
                  .unit = "persons",
                  .meaning = "people preparing to leave, mean over months",
                  .numerator = sum_of<OriginSeries::preparing>,
                  .summary = Summary::mean},
    IndicatorInfo{.name = "wish_share",
                  .unit = "-",
                  .meaning = "share of people at home who wish or plan to move",
                  .numerator = sum_of<OriginSeries::wish, OriginSeries::plan>,
                  .denominator = sum_of<OriginSeries::at_home>},
    IndicatorInfo{.name = "exposed_share",
                  .unit = "-",
                  .meaning = "share of people at home who remember an information campaign",
                  .numerator = sum_of<OriginSeries::exposed>,
                  .denominator = sum_of<OriginSeries::at_home>},
};

}  // namespace

std::span<const IndicatorInfo> home_indicators()
{
    return entries;
}

}  // namespace corridor
