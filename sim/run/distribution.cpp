#include "run/distribution.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/check.hpp"

namespace corridor {
namespace {

double uniform_at(const Distribution& d, double u)
{
    return d.least + u * (d.most - d.least);
}

/// By the nearer tail, so that a range far out on one side keeps its digits.
double normal_at(const Distribution& d, double u)
{
    const boost::math::normal standard;
    const double sign = (d.least + d.most) / 2 > d.mean ? -1 : 1;
    const double low = boost::math::cdf(standard, sign * (d.least - d.mean) / d.sd);
    const double high = boost::math::cdf(standard, sign * (d.most - d.mean) / d.sd);
    const double share = low + u * (high - low);
    if (share <= 0 || share >= 1) return u < 0.5 ? d.least : d.most;
    return d.mean + sign * d.sd * boost::math::quantile(standard, share);
}

double triangular_at(const Distribution& d, double u)
{
    const double width = d.most - d.least;
    if (u * width < d.mode - d.least) return d.least + std::sqrt(u * width * (d.mode - d.least));
    return d.most - std::sqrt((1 - u) * width * (d.most - d.mode));
}

double listed_at(const Distribution& d, double u)
{
    const auto at = static_cast<std::size_t>(u * static_cast<double>(d.values.size()));
    return d.values[std::min(at, d.values.size() - 1)];
}

}  // namespace

double value_at(const Distribution& distribution, double u)
{
    CORRIDOR_CHECK(u >= 0 && u <= 1, "a coordinate of a design lies in [0, 1]");
    const auto within = [&](double value) {
        return std::clamp(value, distribution.least, distribution.most);
    };
    switch (distribution.kind) {
    case DistributionKind::uniform:
        return within(uniform_at(distribution, u));
    case DistributionKind::log_uniform:
        return within(distribution.least * std::pow(distribution.most / distribution.least, u));
    case DistributionKind::normal:
        return within(normal_at(distribution, u));
    case DistributionKind::triangular:
        return within(triangular_at(distribution, u));
    case DistributionKind::values:
        break;
    }
    return listed_at(distribution, u);
}

std::string to_text(const Distribution& distribution)
{
    const std::string range = fmt::format("from {} to {}", distribution.least, distribution.most);
    switch (distribution.kind) {
    case DistributionKind::uniform:
    case DistributionKind::log_uniform:
        return fmt::format("{} {}", distribution_names[static_cast<std::size_t>(distribution.kind)], range);
    case DistributionKind::normal:
        return fmt::format("normal with mean {} and sd {}, cut to {} to {}", distribution.mean,
                           distribution.sd, distribution.least, distribution.most);
    case DistributionKind::triangular:
        return fmt::format("triangular {} with mode {}", range, distribution.mode);
    case DistributionKind::values:
        break;
    }
    return fmt::format("one of {}", fmt::join(distribution.values, ", "));
}

}  // namespace corridor
