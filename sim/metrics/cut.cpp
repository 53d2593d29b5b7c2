#include "metrics/cut.hpp"

#include "core/check.hpp"

namespace corridor {
namespace {

template <std::size_t n>
std::vector<std::string> as_strings(const std::array<std::string_view, n>& names)
{
    return {names.begin(), names.end()};
}

/// Number of the category that a group (origin x profile x status, see Record::group) belongs to.
std::size_t category_of(Attribute attribute, std::size_t group)
{
    const std::size_t status = group % status_names.size();
    const std::size_t person = group / status_names.size();
    const Profile profile = Profile::of(static_cast<std::uint8_t>(person % Profile::count));
    switch (attribute) {
    case Attribute::sex:
        return static_cast<std::size_t>(profile.sex);
    case Attribute::age:
        return static_cast<std::size_t>(profile.age);
    case Attribute::income:
        return static_cast<std::size_t>(profile.income);
    case Attribute::origin:
        return person / Profile::count;
    case Attribute::group:
        return profile.minority ? 1 : 0;
    case Attribute::disability:
        return profile.disability ? 1 : 0;
    case Attribute::status:
        return status;
    }
    return 0;
}

/// Gives every category of a year the sum over all of them.
void pool(Cut& counts)
{
    const std::size_t n = counts.categories.size();
    for (std::size_t year = 0; year < counts.years(); ++year) {
        double sum = 0;
        for (std::size_t category = 0; category < n; ++category) sum += counts.at(year, category);
        for (std::size_t category = 0; category < n; ++category) counts.values[year * n + category] = sum;
    }
}

}  // namespace

std::vector<std::string> categories_of(Attribute attribute, const Network& network)
{
    switch (attribute) {
    case Attribute::sex:
        return as_strings(sex_names);
    case Attribute::age:
        return as_strings(age_names);
    case Attribute::income:
        return as_strings(income_names);
    case Attribute::group:
        return as_strings(group_names);
    case Attribute::disability:
        return as_strings(disability_names);
    case Attribute::status:
        return as_strings(status_names);
    case Attribute::origin:
        break;
    }
    std::vector<std::string> origins;
    for (const Origin& origin : network.origins) origins.push_back(origin.id);
    return origins;
}

Cut count_by(const Observed& observed, std::span<const PersonEvent> events, Attribute attribute)
{
    const Table<PersonEvent>& table = observed.record.events_by_group;
    Cut result{attribute, categories_of(attribute, observed.network), {}};
    const std::size_t n = result.categories.size();
    result.values.assign(table.months() * n, 0.0);  // a "month" of this table is a year
    for (std::size_t group = 0; group < table.members; ++group) {
        const std::size_t category = category_of(attribute, group);
        for (std::size_t year = 0; year < table.months(); ++year) {
            for (const PersonEvent event : events)
                result.values[year * n + category] += table.at(year, event, group);
        }
    }
    return result;
}

bool can_be_cut(const IndicatorInfo& info)
{
    return !info.events.empty() && (info.denominator == nullptr || !info.per_events.empty());
}

Cut cut(const IndicatorInfo& info, const Observed& observed, Attribute attribute)
{
    CORRIDOR_CHECK(can_be_cut(info), "an indicator that counts no events of persons was to be cut");
    Cut result = count_by(observed, info.events, attribute);
    const bool is_ratio = !info.per_events.empty();
    Cut per = is_ratio ? count_by(observed, info.per_events, attribute) : Cut{};
    if (attribute == Attribute::status) pool(per);
    for (std::size_t i = 0; i < result.values.size(); ++i) {
        const double divisor = is_ratio ? per.values[i] : 1.0;
        result.values[i] = divisor == 0.0 ? std::numeric_limits<double>::quiet_NaN()
                                          : info.offset + info.factor * result.values[i] / divisor;
    }
    return result;
}

std::vector<double> count_by_place(const Observed& observed, std::span<const PersonEvent> events)
{
    const Table<PersonEvent>& table = observed.record.events_by_place;
    std::vector<double> counts(table.members, 0.0);
    for (std::size_t month = 0; month < table.months(); ++month) {
        for (std::size_t place = 0; place < counts.size(); ++place) {
            for (const PersonEvent event : events) counts[place] += table.at(month, event, place);
        }
    }
    return counts;
}

}  // namespace corridor
