#include "policy/lever_changes.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/check.hpp"

namespace corridor {
namespace {

/// What follows interception: shares of one whole, the rest being let go.
constexpr std::array responses{&Levers::asylum_share, &Levers::detention_share, &Levers::pushback_share,
                               &Levers::return_share};
constexpr double rounding = 1e-9;  // [-] beyond one that sums of written shares may reach

const LeverInfo* info_of(LeverValues values)
{
    const auto levers = lever_catalogue();
    const auto found = std::ranges::find(levers, values, &LeverInfo::values);
    CORRIDOR_CHECK(found != levers.end(), "an intervention moves a lever that the catalogue does not list");
    return &*found;
}

}  // namespace

void LeverChanges::ask(Operation operation, LeverValues lever, Members members, double amount, double weight,
                       Date since)
{
    if (weight == 0.0 || members.empty() || !given(amount)) return;
    wishes_.push_back({operation, info_of(lever), since, amount, weight, std::move(members)});
}

void LeverChanges::multiply(LeverValues lever, Members members, double factor, double weight)
{
    ask(Operation::multiply, lever, std::move(members), factor, weight, {});
}

void LeverChanges::add(LeverValues lever, Members members, double amount, double weight)
{
    ask(Operation::add, lever, std::move(members), amount, weight, {});
}

void LeverChanges::set(LeverValues lever, Members members, double value, double weight, Date since)
{
    ask(Operation::set, lever, std::move(members), value, weight, since);
}

void LeverChanges::combine(LeverValues lever, Members members, double share, double weight)
{
    if (share == 0.0) return;
    ask(Operation::combine, lever, std::move(members), share, weight, {});
}

void LeverChanges::limit(LeverValues lever, Members members, double most, double weight)
{
    ask(Operation::limit, lever, std::move(members), most, weight, {});
}

double LeverChanges::changed(const Wish& wish, double x)
{
    switch (wish.operation) {
    case Operation::multiply:
        return x * (1.0 + wish.weight * (wish.amount - 1.0));
    case Operation::add:
        return x + wish.weight * wish.amount;
    case Operation::set:
        return wish.weight >= 1.0 ? wish.amount : x + wish.weight * (wish.amount - x);
    case Operation::combine:
        return x + (1.0 - x) * wish.weight * wish.amount;
    case Operation::limit:
        return x + wish.weight * (std::min(x, wish.amount) - x);
    }
    return x;
}

void LeverChanges::apply(Levers& levers, std::vector<Clamp>* clamps) const
{
    // Sorted by all that they hold, so that not even the last digit depends on who asked first.
    std::vector<const Wish*> ordered;
    for (const Wish& wish : wishes_) ordered.push_back(&wish);
    std::ranges::sort(ordered, {}, [](const Wish* wish) {
        return std::tie(wish->operation, wish->since, wish->amount, wish->weight, wish->lever, wish->members);
    });
    for (const Wish* wish : ordered) {
        std::vector<double>& values = levers.*wish->lever->values;
        for (const std::uint32_t member : wish->members) values[member] = changed(*wish, values[member]);
    }
    clamp_ranges(ordered, levers, clamps);
    clamp_responses(ordered, levers, clamps);
    levers.campaigns = campaigns_;
}

void LeverChanges::clamp_ranges(const std::vector<const Wish*>& ordered, Levers& levers,
                                std::vector<Clamp>* clamps) const
{
    // A member that several wishes name is within its range when it is met again, so that no clamp is told
    // twice.
    for (const Wish* wish : ordered) {
        std::vector<double>& values = levers.*wish->lever->values;
        for (const std::uint32_t member : wish->members) {
            const double granted = std::clamp(values[member], wish->lever->least, wish->lever->most);
            if (clamps && granted != values[member])
                clamps->push_back({wish->lever, member, values[member], granted, today_});
            values[member] = granted;
        }
    }
}

void LeverChanges::clamp_responses(const std::vector<const Wish*>& ordered, Levers& levers,
                                   std::vector<Clamp>* clamps) const
{
    for (const Wish* wish : ordered) {
        if (std::ranges::find(responses, wish->lever->values) == responses.end()) continue;
        for (const std::uint32_t j : wish->members) {
            double sum = 0;
            for (const LeverValues share : responses) sum += (levers.*share)[j];
            if (!(sum > 1.0 + rounding)) continue;
            for (const LeverValues share : responses) {
                double& value = (levers.*share)[j];
                const double granted = value / sum;
                if (clamps && value > 0.0)
                    clamps->push_back({info_of(share), j, value, granted, today_, true});
                value = granted;
            }
        }
    }
}

}  // namespace corridor
