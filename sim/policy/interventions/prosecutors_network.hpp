/// Specialised prosecutors of several states work through a network.
#pragma once

#include <array>
#include <string_view>
#include <tuple>

#include "core/field.hpp"
#include "policy/cost.hpp"
#include "policy/lever_changes.hpp"
#include "policy/mistake.hpp"
#include "policy/schedule.hpp"
#include "policy/target.hpp"

namespace corridor {

/// Points of contact answer more requests, and a technical secretariat keeps them moving: a queue with a
/// greater throughput (E7).
///
///     request_capacity' = request_capacity (1 + w (request_capacity_factor - 1))
///     secretariat'      = secretariat + w s
///
///     s  the setting `secretariat` [-]        w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct ProsecutorsNetwork {
    Target<Scope::jurisdiction> jurisdictions{};
    double request_capacity_factor = left_out;
    double secretariat = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "prosecutors_network";
    static constexpr std::string_view meaning =
        "a network of prosecutors with a secretariat through which requests flow";
    static constexpr std::array<std::string_view, 3> answers{"R", "W-2", "S-17.16"};
    static constexpr std::array<LeverValues, 2> levers{&Levers::request_capacity, &Levers::secretariat};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &ProsecutorsNetwork::jurisdictions, "-", "members of the network"},
        Field{"request_capacity_factor", &ProsecutorsNetwork::request_capacity_factor, "-",
              "multiple of the requests that can be answered in a month", 0.0, 100.0}
            .optional(),
        Field{"secretariat", &ProsecutorsNetwork::secretariat, "-",
              "what the secretariat adds, as a share of the requests answered", 0.0, 20.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.multiply(&Levers::request_capacity, jurisdictions.members, request_capacity_factor, w);
        changes.add(&Levers::secretariat, jurisdictions.members, secretariat, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (!given(request_capacity_factor) && !given(secretariat))
            found.push_back({"request_capacity_factor",
                             "it changes nothing: give request_capacity_factor or secretariat"});
        return found;
    }
};

}  // namespace corridor
