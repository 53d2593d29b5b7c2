/// What interventions ask of the levers on one day, and how such wishes combine.  ODD 7.22
///
/// The order of interventions in a file decides nothing about a lever. For each member of its scope:
///
///     1  factors       x <- x (1 + weight (factor - 1)),   multiplied together
///     2  additions     x <- x + weight amount
///     3  settings      x <- x + weight (value - x),        in the order of their first days: the last one
///                                                          prevails
///     4  shares        x <- 1 - (1 - x) (1 - weight share), as independent chances combine
///     5  limits        x <- x + weight (min(x, limit) - x), the lowest last: nothing is made slower
///     6  the result is clamped to the lever's range; what follows interception (asylum, detention, pushback,
///        return) is scaled down to a sum of one where it asks for more; clamps are told
///
/// Settings that began on one day apply in the order of their values, so that the greatest prevails.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/date.hpp"
#include "model/levers.hpp"
#include "policy/given.hpp"

namespace corridor {

using LeverValues = std::vector<double> Levers::*;

/// A lever that was asked to leave its range.
struct Clamp {
    const LeverInfo* lever = nullptr;
    std::uint32_t member = 0;  // position in the lever's scope
    double wanted = 0;
    double granted = 0;
    Date date;
    bool shares_a_whole = false;  // the range would allow it, the other responses to interception do not

    bool operator==(const Clamp&) const = default;
};

class LeverChanges {
public:
    /// Changes of `before`, the levers as tables and history have them today.
    LeverChanges(const Levers& before, Date today) : before_(before), today_(today) {}

    using Members = std::vector<std::uint32_t>;

    // An amount that a file does not give asks for nothing.
    void multiply(LeverValues lever, Members members, double factor, double weight);
    void add(LeverValues lever, Members members, double amount, double weight);
    /// `since`: day on which the intervention that asks came into force.
    void set(LeverValues lever, Members members, double value, double weight, Date since);
    void combine(LeverValues lever, Members members, double share, double weight);
    void limit(LeverValues lever, Members members, double most, double weight);

    /// Campaigns are numbered in the order in which they are told; that number is the exposure of those who
    /// hear.
    void tell(Campaign campaign) { campaigns_.push_back(std::move(campaign)); }

    std::uint32_t n_jurisdictions() const { return static_cast<std::uint32_t>(before_.penalty.size()); }
    std::uint32_t n_origins() const { return static_cast<std::uint32_t>(before_.livelihoods.size()); }

    /// Writes the changes into `levers`. What had to be clamped is added to `clamps` where somebody asks.
    void apply(Levers& levers, std::vector<Clamp>* clamps = nullptr) const;

private:
    enum class Operation : std::uint8_t { multiply, add, set, combine, limit };
    struct Wish {
        Operation operation;
        const LeverInfo* lever;
        Date since;
        double amount;
        double weight;
        Members members;
    };
    void ask(Operation operation, LeverValues lever, Members members, double amount, double weight,
             Date since);
    static double changed(const Wish& wish, double x);
    void clamp_ranges(const std::vector<const Wish*>& ordered, Levers& levers,
                      std::vector<Clamp>* clamps) const;
    void clamp_responses(const std::vector<const Wish*>& ordered, Levers& levers,
                         std::vector<Clamp>* clamps) const;

    const Levers& before_;
    Date today_;
    std::vector<Wish> wishes_;
    std::vector<Campaign> campaigns_;
};

}  // namespace corridor
