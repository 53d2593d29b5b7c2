#include <array>
#include <numeric>
#include <string>

#include "core/check.hpp"
#include "model/accounts.hpp"

namespace corridor {
namespace {

void balance(const char* name, std::int64_t sources, std::int64_t uses)
{
    CORRIDOR_CHECK(sources == uses, std::string(name) + " does not balance: " + std::to_string(sources) +
                                        " is not " + std::to_string(uses));
}

Money sum(const std::vector<Money>& amounts)
{
    return std::accumulate(amounts.begin(), amounts.end(), Money{}, [](Money a, Money b) { return a + b; });
}

/// Persons: founding + born = counted at home + individuals who are neither at home again nor dead + the
/// dead.
void check_persons(const World& world)
{
    std::int64_t at_home = 0;
    for (const Stages& cell : world.home.cells) at_home += cell.total();
    std::int64_t individuals = 0;
    for (const State state : world.migrants.state) individuals += state == State::home ? 0 : 1;
    balance("the number of persons", world.founding_population + world.born, at_home + individuals);
}

void check_purses(const World& world)
{
    const Ledger& l = world.ledger;
    const Money sources = l.brought + l.earned + l.borrowed_kin + l.refunded;
    const Money uses =
        l.paid + l.living + l.repaid_kin + l.lost_purses + sum(world.migrants.purse) * world.scale;
    balance("the purses of migrants [cent]", sources.cents, uses.cents);
}

void check_payments(const World& world)
{
    const Ledger& l = world.ledger;
    balance("what migrants paid [cent]", l.paid.cents,
            (l.held + l.received + l.refunded + l.seized + l.lost).cents);
    balance("what was received [cent]", l.received.cents,
            (l.organisations_income + l.exploiters_income).cents);
    Money held{};
    for (std::size_t i = 0; i < world.migrants.size(); ++i) {
        if (world.migrants.contract[i].scheme != Scheme::debt) held += world.migrants.contract[i].fee;
    }
    balance("what third parties hold [cent]", l.held.cents, (held * world.scale).cents);
}

void check_capital(const World& world)
{
    const Ledger& l = world.ledger;
    Money capital{};
    for (const Organisation& organisation : world.organisations.all) capital += organisation.capital;
    const Money uses = capital + l.spent_operating + l.spent_bribes + l.spent_vessels + l.invested +
                       l.withdrawn + l.recovered;
    balance("the capital of organisations [cent]", (l.capital_founded + l.organisations_income).cents,
            uses.cents);
}

/// Those who wait for a crossing are in exactly one queue.
void check_queues(const World& world)
{
    std::int64_t queued = 0;
    for (const Service& service : world.organisations.services)
        queued += static_cast<std::int64_t>(service.queue.size());
    std::int64_t boarded = 0;
    for (const State state : world.migrants.state) boarded += state == State::boarded ? 1 : 0;
    balance("the number of persons waiting for a crossing", queued, boarded);
}

}  // namespace

void check_conservation(const World& world)
{
    check_persons(world);
    check_purses(world);
    check_payments(world);
    check_capital(world);
    check_queues(world);
}

}  // namespace corridor
