#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/injection/model.h"
#include "proxy/core/injection/views.h"
#include "proxy/core/injection/words.h"

namespace gatehouse::injection {

/// Who wrote a part of a conversation.
enum class Origin : std::uint8_t {
    System,  ///< the operator: not judged
    User,
    Assistant,  ///< the model: not judged
    Tool,       ///< a tool's result: nobody who may give orders
    Document,   ///< a file or a page that was fetched
};

/// A part of a conversation. Views: what they point at must stay.
struct Part {
    Origin origin = Origin::User;
    std::string_view name;  ///< of the tool or the file
    std::string_view text;
};

/// What spoke for an attack.
struct Reason {
    std::string words;  ///< of the text, at most 60 bytes
    float weight = 0;   ///< log odds
};

/// A stretch of a part that is like an attack.
struct Span {
    std::size_t part = 0;
    std::size_t begin = 0, end = 0;  ///< bytes of the part's text
    Disguise disguise = Disguise::None;
    float weight = 0;
};

struct Verdict {
    double score = 0;         ///< 0 to 1; from 0.5 on it is an attack by the default threshold
    double falseAlarms = 1;   ///< the share of ordinary texts that look as much like one
    std::vector<Span> spans;  ///< the worst of each part that is above the threshold, worst first
    std::vector<Reason> reasons;  ///< of the worst span, strongest first
};

/// So many ordinary texts are taken for attacks by default. Parts that nobody entitled wrote are
/// held to four times that.
inline constexpr double kDefaultFalseAlarms = 0.003;

/// Judges a conversation as a whole: each part alone, and the turns of the user read together.
///
/// Thread  any: nothing is shared but the model's bytes.
/// Errors  none: with an empty model all is ordinary.
Verdict judge(const Model& model, std::span<const Part> parts,
              double threshold = kDefaultFalseAlarms);

}  // namespace gatehouse::injection
