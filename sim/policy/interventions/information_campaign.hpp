/// An information campaign tells people at home what a journey brings.
#pragma once

#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <tuple>

#include "core/field.hpp"
#include "policy/choice.hpp"
#include "policy/cost.hpp"
#include "policy/lever_changes.hpp"
#include "policy/mistake.hpp"
#include "policy/schedule.hpp"
#include "policy/target.hpp"

namespace corridor {

/// How a campaign speaks to people.
enum class CampaignFormat : std::uint8_t { mass_media, community, peer_to_peer };
inline constexpr std::array<std::string_view, 3> campaign_format_names{"mass_media", "community",
                                                                       "peer_to_peer"};
inline std::span<const std::string_view> words_of(CampaignFormat)
{
    return campaign_format_names;
}

/// How far a format moves those who believe it [-]. Assumption: the nearer the speaker, the further; trials
/// of peer-to-peer campaigns changed intentions and hardly departures (F9), which is what these steps are
/// judged by.
constexpr double step_of(CampaignFormat format)
{
    constexpr std::array steps{0.1, 0.2, 0.4};
    return steps[static_cast<std::size_t>(format)];
}

/// Part of the people at home hear, each month, what the campaign states about the journey; their beliefs
/// move toward it in log odds (fees: in logarithms), and fade back as they forget.
///
///     step          = step_of(format) credibility                                       [-]
///     heard rate    = -ln(1 - reach) weight(today)                                      [1/month]
///     logit p'      = (1 - step) logit p + step logit(content p_true)                   rules/belief.hpp
///     forgotten/day = 1 - 2^(-1 / half_life)
///
/// `content` is a multiple of the true figure: 1 tells the truth, 2 doubles it; what is left out is not
/// spoken of. Who overestimated a danger and hears the truth may be *more* willing to go (F10). The step
/// stays with those who remember, also after the campaign's last day; then nobody new is reached. Departure
/// from what is known: one campaign at a time per person; a second one does not reach those who remember the
/// first. ODD 7.22.
struct InformationCampaign {
    static constexpr double silent = left_out;

    Target<Scope::origin> origins{};
    CampaignFormat format = CampaignFormat::community;
    double reach = 0;
    double credibility = 0;
    double half_life = 0;
    double death = silent;
    double harm = silent;
    double stopped = silent;
    double papers = silent;
    double fee = silent;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "information_campaign";
    static constexpr std::string_view meaning = "tells people at home what a journey brings";
    static constexpr std::array<std::string_view, 3> answers{"A-f", "A-b", "S-10.7"};
    static constexpr std::array<LeverValues, 0> levers{};  // it speaks to people instead: Levers::campaigns
    static constexpr auto fields = std::tuple{
        Field{"origins", &InformationCampaign::origins, "-", "origin areas where it speaks"},
        Field{"format", &InformationCampaign::format, "-", "how it speaks to people"},
        Field{"reach", &InformationCampaign::reach, "-", "share of people at home newly reached each month",
              0.0, 0.99},
        Field{"credibility", &InformationCampaign::credibility, "-", "share of it that is believed", 0.0,
              1.0},
        Field{"half_life", &InformationCampaign::half_life, "day", "time after which half have forgotten",
              1.0, 36525.0},
        Field{"death", &InformationCampaign::death, "x true", "stated chance of dying", 0.0, 100.0}
            .optional(),
        Field{"harm", &InformationCampaign::harm, "x true", "stated chance of abuse", 0.0, 100.0}.optional(),
        Field{"stopped", &InformationCampaign::stopped, "x true", "stated chance of being stopped", 0.0,
              100.0}
            .optional(),
        Field{"papers", &InformationCampaign::papers, "x true", "stated chance of papers", 0.0, 100.0}
            .optional(),
        Field{"fee", &InformationCampaign::fee, "x true", "stated fee", 0.01, 100.0}.optional(),
    };

    double step() const { return step_of(format) * credibility; }

    /// Takes its exposure number on every day, in force or not.
    void apply(LeverChanges& changes, Date today) const
    {
        Campaign campaign{.content = {death, harm, stopped, papers, fee},
                          .step = step(),
                          .half_life = half_life,
                          .reach = Column<OriginId, double>(changes.n_origins(), 0.0)};
        const double monthly = -std::log1p(-reach) * schedule.weight(today);
        for (const std::uint32_t origin : origins.members) campaign.reach[OriginId{origin}] = monthly;
        changes.tell(std::move(campaign));
    }

    Mistakes mistakes() const
    {
        for (const double statement : {death, harm, stopped, papers, fee}) {
            if (!std::isnan(statement)) return {};
        }
        return {{"death", "it states nothing: give death, harm, stopped, papers or fee"}};
    }
};

}  // namespace corridor
