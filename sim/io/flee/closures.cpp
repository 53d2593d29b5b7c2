#include <algorithm>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/flee/table.hpp"
#include "io/flee/tables.hpp"

namespace corridor::flee {

namespace {

const std::vector<KnownColumn>& closure_columns()
{
    static const std::vector<KnownColumn> columns{{"closure_type", {"type"}},
                                                  {"name1", {}},
                                                  {"name2", {}},
                                                  {"closure_start", {"start"}},
                                                  {"closure_end", {"end"}}};
    return columns;
}

constexpr int most_days = 36500;  // a hundred years
constexpr int for_good = -1;
constexpr ValueRule start_rule{
    .name = "closure_start", .unit = "day", .meaning = "first day shut", .least = 0, .most = most_days};
constexpr ValueRule end_rule{.name = "closure_end",
                             .unit = "day",
                             .meaning = "first day open again; -1 for good",
                             .least = for_good,
                             .most = most_days};

/// Reads one row after the other.
class ClosureReader {
public:
    ClosureReader(Table& table, const Names& names, const std::vector<Location>& locations,
                  const Links& links)
        : table_(table), names_(names), locations_(locations), links_(links)
    {}

    std::optional<Closure> read(std::size_t row)
    {
        row_ = row;
        is_right_ = true;
        Closure closure;
        closure.first = table_.text(row, "name1");
        closure.second = table_.text(row, "name2");
        closure.line = table_.line(row);
        const bool has_kind = read_kind(closure);
        read_days(closure);
        if (has_kind) check_names(closure);
        return is_right_ ? std::optional(closure) : std::nullopt;
    }

private:
    void complain(const std::string& message)
    {
        table_.complain(row_, message);
        is_right_ = false;
    }

    bool read_kind(Closure& closure)
    {
        const std::string kind = lower(table_.text(row_, "closure_type"));
        const auto known = std::ranges::find(closure_kind_names, kind);
        if (known == closure_kind_names.end()) {
            complain(fmt::format("closure_type = \"{}\" is none of {}{}", table_.text(row_, "closure_type"),
                                 join(closure_kind_names), did_you_mean(kind, closure_kind_names)));
            return false;
        }
        closure.kind = static_cast<ClosureKind>(known - closure_kind_names.begin());
        return true;
    }

    void read_days(Closure& closure)
    {
        const auto from = table_.whole_number(row_, start_rule);
        const auto until = table_.whole_number(row_, end_rule);
        if (!from || !until) {
            is_right_ = false;
            return;
        }
        closure.from = *from;
        // Folders write a removal that is never taken back with an end of 0.
        const bool is_removal = closure.kind == ClosureKind::remove_forced_redirection;
        if (*until == for_good || (is_removal && *until <= *from)) return;
        closure.until = *until;
        if (*until <= *from)
            complain(fmt::format("closure_end = {} is not after closure_start = {} (-1: for good)", *until,
                                 *from));
    }

    void check_names(const Closure& closure)
    {
        switch (closure.kind) {
        case ClosureKind::country:
            return check_countries(closure);
        case ClosureKind::location:
            if (closure.second.empty()) return check_location("name1", closure.first);
            return check_link(closure);
        case ClosureKind::link:
            return check_link(closure);
        case ClosureKind::camp:
        case ClosureKind::idpcamp:
            return check_camp(closure);
        case ClosureKind::remove_forced_redirection:
            return check_redirection(closure);
        }
    }

    void check_countries(const Closure& closure)
    {
        for (const auto& [column, name] :
             {std::pair("name1", closure.first), std::pair("name2", closure.second)}) {
            if (name.empty())
                complain(fmt::format("{} is empty (a country)", column));
            else if (!names_.has_country(name))
                complain(fmt::format("{} = \"{}\" is not a country of locations.csv{}", column, name,
                                     names_.near_country(name)));
        }
        if (!closure.first.empty() && closure.first == closure.second)
            complain(fmt::format("name1 and name2 are both \"{}\"; a border has two sides", closure.first));
    }

    void check_location(std::string_view column, const std::string& name)
    {
        if (name.empty())
            complain(fmt::format("{} is empty (a location)", column));
        else if (!names_.location(name))
            complain(
                fmt::format("{} = \"{}\" is not a location{}", column, name, names_.near_location(name)));
    }

    void check_link(const Closure& closure)
    {
        check_location("name1", closure.first);
        check_location("name2", closure.second);
        if (!is_right_) return;
        if (!links_.may_join(closure.first, closure.second))
            complain(fmt::format("there is no route between {} and {}", closure.first, closure.second));
    }

    void check_camp(const Closure& closure)
    {
        check_location("name1", closure.first);
        if (!closure.second.empty())
            complain(fmt::format("name2 = \"{}\" has no meaning beside one camp", closure.second));
        const auto at = names_.location(closure.first);
        if (at && !locations_[*at].is_camp())
            complain(fmt::format("name1 = \"{}\" is not a camp but a {}", closure.first,
                                 location_type_names[static_cast<std::size_t>(locations_[*at].type)]));
    }

    void check_redirection(const Closure& closure)
    {
        check_location("name1", closure.first);
        check_location("name2", closure.second);
        if (!is_right_) return;
        if (!links_.may_redirect(closure.first, closure.second))
            complain(fmt::format("routes.csv has no forced redirection from {} to {}", closure.first,
                                 closure.second));
    }

    Table& table_;
    const Names& names_;
    const std::vector<Location>& locations_;
    const Links& links_;
    std::size_t row_ = 0;
    bool is_right_ = true;
};

}  // namespace

Links::Links(const std::vector<Location>& locations, const std::vector<Route>& routes, bool are_known)
    : are_known_(are_known)
{
    for (const Route& route : routes) {
        const std::string_view first = locations[route.first].name;
        const std::string_view second = locations[route.second].name;
        joined_.emplace(first, second);
        joined_.emplace(second, first);
        if (route.redirection != Redirection::none)
            redirected_.emplace(locations[route.sent_from()].name, locations[route.sent_to()].name);
    }
}

bool Links::may_join(std::string_view one, std::string_view other) const
{
    return !are_known_ || joined_.contains({one, other});
}

bool Links::may_redirect(std::string_view from, std::string_view to) const
{
    return !are_known_ || redirected_.contains({from, to});
}

std::vector<Closure> read_closures(const CorridorTexts& texts, const Names& names,
                                   const std::vector<Location>& locations, const Links& links,
                                   Problems& problems)
{
    Table table(texts, "closures.csv", closure_columns(), Others::refused, problems);
    ClosureReader reader(table, names, locations, links);
    std::vector<Closure> closures;
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        if (!table.is_whole(row)) continue;
        if (auto closure = reader.read(row)) closures.push_back(std::move(*closure));
    }
    std::ranges::sort(closures, {}, [](const Closure& closure) {
        return std::tie(closure.kind, closure.first, closure.second, closure.from, closure.until);
    });
    return closures;
}

}  // namespace corridor::flee
