#include "metrics/indicator.hpp"

#include <numeric>

#include "metrics/themes.hpp"

namespace corridor {
namespace {

double value_of(const IndicatorInfo& info, double numerator, double denominator)
{
    if (info.denominator == nullptr) return info.offset + info.factor * numerator;
    if (denominator == 0.0) return std::numeric_limits<double>::quiet_NaN();
    return info.offset + info.factor * numerator / denominator;
}

double sum_over(const Months& months)
{
    return std::accumulate(months.begin(), months.end(), 0.0);
}

}  // namespace

std::span<const IndicatorInfo> indicator_catalogue()
{
    static const std::vector<IndicatorInfo> catalogue = [] {
        std::vector<IndicatorInfo> all;
        for (const auto theme : {flows(), home_indicators(), harm(), protection(), market(), justice()})
            all.insert(all.end(), theme.begin(), theme.end());
        return all;
    }();
    return catalogue;
}

std::vector<Indicator> indicators_of(const Network& network)
{
    std::vector<Indicator> indicators;
    for (const IndicatorInfo& info : indicator_catalogue()) {
        if (info.parts == nullptr) {
            indicators.push_back({&info, 0, std::string(info.name)});
            continue;
        }
        const std::vector<std::string> parts = info.parts(network);
        for (std::size_t part = 0; part < parts.size(); ++part)
            indicators.push_back({&info, part, std::string(info.name) + "_" + parts[part]});
    }
    return indicators;
}

Months monthly(const Indicator& indicator, const Observed& observed)
{
    const IndicatorInfo& info = *indicator.info;
    Months values = info.numerator(observed, indicator.part);
    const Months per =
        info.denominator ? info.denominator(observed, indicator.part) : Months(values.size(), 1.0);
    for (std::size_t month = 0; month < values.size(); ++month)
        values[month] = value_of(info, values[month], per[month]);
    return values;
}

double over_horizon(const Indicator& indicator, const Observed& observed)
{
    const IndicatorInfo& info = *indicator.info;
    const Months numerator = info.numerator(observed, indicator.part);
    if (numerator.empty()) return std::numeric_limits<double>::quiet_NaN();
    const double sum = sum_over(numerator);
    switch (indicator.summary()) {
    case Summary::sum:
        return value_of(info, sum, 1.0);
    case Summary::mean:
        return value_of(info, sum / static_cast<double>(numerator.size()), 1.0);
    case Summary::ratio_of_sums:
        return value_of(info, sum, sum_over(info.denominator(observed, indicator.part)));
    }
    return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace corridor
