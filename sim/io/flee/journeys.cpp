#include "io/flee/journeys.hpp"

#include <algorithm>
#include <queue>
#include <set>

#include <fmt/format.h>

#include "io/flee/passable.hpp"

namespace corridor::flee {

namespace {

/// Ways to camps, day by day.
class Ways {
public:
    explicit Ways(const Folder& folder)
        : folder_(folder), directions_(directions_of(folder)), shut_(shut_legs(folder, directions_))
    {
        into_.resize(folder.locations.size());
        for (std::size_t i = 0; i < directions_.size(); ++i) into_[directions_[i].to].push_back(i);
        camp_shut_.resize(folder.locations.size());
        for (std::size_t i = 0; i < folder.locations.size(); ++i) {
            if (folder.locations[i].is_camp()) camp_shut_[i] = shut_at(folder, i);
        }
    }

    /// Whether a camp can be reached from each location, dates left aside.
    std::vector<bool> ever() const { return leading_to(camps(), std::vector<bool>(directions_.size())); }

    /// The same on one day: over legs that are open to a camp where people can stay.
    std::vector<bool> on(Date day) const
    {
        std::vector<bool> is_shut(directions_.size());
        for (const ShutLegs& shut : shut_) {
            if (!holds_on(shut.when, day)) continue;
            for (const std::size_t i : shut.directions) is_shut[i] = true;
        }
        std::vector<std::size_t> ends = camps();
        std::erase_if(ends, [&](std::size_t camp) {
            return std::ranges::any_of(camp_shut_[camp],
                                       [day](const Interval& shut) { return holds_on(shut, day); });
        });
        return leading_to(ends, is_shut);
    }

    /// Days of the period on which `on` may differ from the day before; the first day too.
    std::set<Date> days() const
    {
        const Date first = folder_.period.start;
        const Date end = first + folder_.period.days;
        std::set<Date> days{first};
        const auto add = [&](const std::optional<Date>& day) {
            if (day && *day > first && *day < end) days.insert(*day);
        };
        const auto add_both = [&](const Interval& shut) {
            add(shut.from);
            add(shut.until);
        };
        for (const ShutLegs& shut : shut_) add_both(shut.when);
        for (const Intervals& shut : camp_shut_) std::ranges::for_each(shut, add_both);
        return days;
    }

private:
    std::vector<std::size_t> camps() const
    {
        std::vector<std::size_t> camps;
        for (std::size_t i = 0; i < folder_.locations.size(); ++i) {
            if (folder_.locations[i].is_camp()) camps.push_back(i);
        }
        return camps;
    }

    /// Walks the legs backward from `ends`.
    std::vector<bool> leading_to(const std::vector<std::size_t>& ends, const std::vector<bool>& is_shut) const
    {
        std::vector<bool> leads(folder_.locations.size());
        std::queue<std::size_t> frontier;
        const auto reach = [&](std::size_t location) {
            if (leads[location]) return;
            leads[location] = true;
            frontier.push(location);
        };
        for (const std::size_t end : ends) reach(end);
        while (!frontier.empty()) {
            for (const std::size_t i : into_[frontier.front()]) {
                if (!is_shut[i]) reach(directions_[i].from);
            }
            frontier.pop();
        }
        return leads;
    }

    const Folder& folder_;
    std::vector<Direction> directions_;
    std::vector<ShutLegs> shut_;
    std::vector<Intervals> camp_shut_;            // of each location; empty but of camps
    std::vector<std::vector<std::size_t>> into_;  // of each location the directions that lead there
};

/// Origins from which no camp is reached on any day.
std::vector<std::size_t> cut_off(const Folder& folder, const Ways& ways)
{
    std::vector<std::size_t> waiting;
    for (std::size_t i = 0; i < folder.locations.size(); ++i) {
        if (folder.locations[i].is_origin()) waiting.push_back(i);
    }
    for (const Date day : ways.days()) {
        if (waiting.empty()) break;
        const std::vector<bool> leads = ways.on(day);
        std::erase_if(waiting, [&](std::size_t origin) { return leads[origin]; });
    }
    return waiting;
}

}  // namespace

void check_journeys(const Folder& folder, const std::string& file, Problems& problems)
{
    if (std::ranges::none_of(folder.locations, &Location::is_camp))
        problems.add(file, 0, "no location is a camp or an idpcamp: journeys have no end");
    if (std::ranges::none_of(folder.locations, &Location::is_origin))
        problems.add(file, 0, "no conflict_zone, town or flood_zone has a population: nobody can leave");
    if (!problems.empty()) return;
    const Ways ways(folder);
    const std::vector<bool> ever = ways.ever();
    for (const std::size_t origin : cut_off(folder, ways)) {
        const Location& location = folder.locations[origin];
        problems.add(file, location.line,
                     fmt::format("{}: people live here{}", location.name,
                                 ever[origin]
                                     ? ", and on no day of the period is a way to a camp that keeps people "
                                       "open (see closures.csv, and forced_redirection in routes.csv)"
                                     : " and no camp can be reached over the routes"));
    }
}

}  // namespace corridor::flee
