#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gatehouse::injection {

/// What a word is about, in any of the languages of the table. Attacks are told by how these stand
/// together, not by single words.
enum class Concept : std::uint8_t {
    None,
    Drop,      ///< ignore, forget, override
    Rules,     ///< instructions, guidelines, prompt
    Prior,     ///< previous, above, original
    Every,     ///< all, any, everything
    System,    ///< system, hidden, internal
    Reveal,    ///< reveal, print, repeat
    Exact,     ///< verbatim, word for word
    Pretend,   ///< pretend, act, imagine
    Identity,  ///< you are, you will be
    Now,       ///< now, from now on, instead
    Free,      ///< unrestricted, uncensored
    Without,   ///< without, no, never
    Limits,    ///< restrictions, filters, safety
    Morals,    ///< ethical, legal, harmful
    Model,     ///< assistant, chatbot, language model
    Mode,      ///< mode, developer mode, sudo
    Urgent,    ///< urgent, important, attention
    New,       ///< new, updated, following
    Task,      ///< task, request, objective
    Obey,      ///< obey, comply, must
    Answer,    ///< say, write, respond
    Only,      ///< only, just, nothing else
    Secret,    ///< password, key, token
    Send,      ///< send, forward, upload
    Refuse,    ///< refuse, decline, warn
    User,      ///< user, human
    Stop,      ///< stop, end, done
    Start,     ///< begin, start, continue
    Quote,     ///< phrase, sentence, string: somebody speaks of words
    Study,     ///< explain, translate, classify, why: somebody works on words
    You,       ///< you, your
    Me,        ///< i, my, we
};

inline constexpr std::size_t kConcepts = 33;

std::string_view name(Concept value) noexcept;

/// A word as the table knows it.
struct Known {
    Concept meaning = Concept::None;
    std::size_t size = 0;  ///< bytes that matched: of a stem, or of signs without blanks
};

/// The word, or the longest stem it begins with.
Known meaningOf(std::string_view word) noexcept;

/// The longest entry at the beginning of a text without blanks between words.
Known meaningAt(std::string_view text) noexcept;

/// A long word of the table whose letters these are, in another order behind the first one; "":
/// none.
std::string_view unscrambled(std::string_view word) noexcept;

/// One of the commonest English words of at least three letters: by them a text is told from noise.
bool isCommon(std::string_view word) noexcept;

}  // namespace gatehouse::injection
