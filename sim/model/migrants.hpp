/// People from the day they start to prepare: one array per attribute; index i is the same person in all.
/// ODD 2.
///
/// Persons never move in memory: a dead or settled person is a state, so an index is an identity for the
/// replicate.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/money.hpp"
#include "model/ids.hpp"
#include "model/population.hpp"

namespace corridor {

/// Exactly one at any time (conservation, MODEL 12).
enum class State : std::uint8_t {
    preparing,         // at home, saving, looking for a first leg
    awaiting_pathway,  // has applied for a regular pathway
    at_place,          // on the way, waiting, working, looking for the next leg
    boarded,           // has a contract, waits for the crossing to leave
    travelling,        // on a leg
    detained,
    sheltered,   // identified as a victim and referred to protection, or a minor in care
    supervised,  // in freedom, instead of detained
    trafficked,
    in_procedure,     // has stopped at a destination, waits for an answer
    settled,          // at a destination for good, with papers or without
    moved_regularly,  // through a regular pathway
    home,             // gave up or was returned and does not try again; counted in a home cell again
    dead,
};
inline constexpr std::array<std::string_view, 14> state_names{
    "preparing",  "awaiting_pathway", "at_place",     "boarded", "travelling",      "detained", "sheltered",
    "supervised", "trafficked",       "in_procedure", "settled", "moved_regularly", "home",     "dead"};

/// Migratory status, for disaggregation.
enum class Status : std::uint8_t { citizen_at_home, irregular, asylum_seeker, regular };
inline constexpr std::array<std::string_view, 4> status_names{"at_home", "irregular", "asylum_seeker",
                                                              "regular"};

/// How a fee is paid.
enum class Scheme : std::uint8_t {
    advance,  // to the organisation when the crossing leaves
    held,     // with a third party, released on safe arrival
    debt,     // travel now, pay later, with interest
};
inline constexpr std::array<std::string_view, 3> scheme_names{"advance", "held", "debt"};

enum class Exploitation : std::uint8_t { none, labour, sexual, ransom };
inline constexpr std::array<std::string_view, 4> exploitation_names{"none", "labour", "sexual", "ransom"};

/// What became of a journey over a leg, carried until the traveller gets there.
enum class Passage : std::uint8_t { through, intercepted, rescued };

/// A contract between a migrant and an organisation for one leg.
struct Contract {
    Money fee;  // deposited with a third party while boarded, except for debt
    ServiceId service;
    Scheme scheme = Scheme::advance;
};

struct Migrants {
    std::vector<std::uint64_t> key;  // made of home cell, day and number: the same person in every scenario
    std::vector<OriginId> origin;
    std::vector<ClassId> traveller_class;
    std::vector<std::uint8_t> profile;     // Profile::index()
    std::vector<std::uint8_t> aspiration;  // band of the home cell
    std::vector<State> state;
    std::vector<Status> status;
    std::vector<PlaceId> place;
    std::vector<LegId> leg;                // while boarded or travelling
    std::vector<Passage> passage;          // while travelling
    std::vector<Contract> contract;        // while boarded
    std::vector<OrganisationId> creditor;  // of `debt_smuggler`
    std::vector<std::int32_t> since;       // [day] up to which living costs and earnings are settled
    std::vector<std::int32_t> started;     // [day] started to prepare, or looks for a leg since
    std::vector<Money> income;             // [a month], at home
    std::vector<Money> purse;              // savings carried
    std::vector<Money> debt_kin;
    std::vector<Money> debt_smuggler;
    std::vector<float>
        crossing_share;  // [crossings], what this person counts for in the record of its crossing
    std::vector<std::uint8_t> guided;               // 1 if the last crossing was led by a smuggler
    std::vector<OrganisationId> last_organisation;  // that led a crossing of this person
    std::vector<std::uint8_t> attempts;             // departures on a first leg from home
    std::vector<Exploitation> exploitation;         // while trafficked
    std::vector<std::uint8_t> victim;               // 1 once trafficked: may be identified later

    std::size_t size() const { return key.size(); }
    Profile profile_of(MigrantId i) const { return Profile::of(profile[i.value]); }
};

/// How many persons ahead a loop over people asks for the memory of the next; measured.
inline constexpr std::size_t ahead = 12;

/// Asks the machine to have a person's columns at hand soon. Changes nothing but the time it takes.
inline void fetch(const Migrants& migrants, MigrantId i)
{
    const std::uint32_t k = i.value;
    __builtin_prefetch(&migrants.key[k]);
    __builtin_prefetch(&migrants.traveller_class[k]);
    __builtin_prefetch(&migrants.state[k]);
    __builtin_prefetch(&migrants.status[k]);
    __builtin_prefetch(&migrants.place[k]);
    __builtin_prefetch(&migrants.origin[k]);
    __builtin_prefetch(&migrants.since[k]);
    __builtin_prefetch(&migrants.started[k]);
    __builtin_prefetch(&migrants.income[k]);
    __builtin_prefetch(&migrants.purse[k]);
    __builtin_prefetch(&migrants.debt_kin[k]);
    __builtin_prefetch(&migrants.debt_smuggler[k]);
    __builtin_prefetch(&migrants.contract[k]);
}

/// A person about to start preparing.
struct NewMigrant {
    std::uint64_t key;
    OriginId origin;
    ClassId traveller_class;
    Profile profile;
    std::uint8_t aspiration;
    PlaceId place;
    Money income;
    Money purse;
};

/// Adds a person in state `preparing` since `day`.
MigrantId add(Migrants& migrants, const NewMigrant& person, std::int32_t day);

}  // namespace corridor
