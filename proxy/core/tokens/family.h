#pragma once

#include <cstdint>
#include <string_view>

namespace gatehouse::tokens {

/// Whose tokens a model counts in.
enum class Vocabulary : std::uint8_t { O200k, Cl100k, Foreign };

/// How the models of one maker count.
struct Family {
    std::string_view mark;  ///< stands in the names of its models, lower case
    Vocabulary vocabulary = Vocabulary::Foreign;
    int permille = 1000;  ///< tokens for each 1000 of o200k_base, where the vocabulary is foreign
    int message = 4;      ///< tokens that each message has beside its text
    int call = 3;         ///< tokens that each call has beside its messages
    int picture = 800;    ///< tokens of a picture whose size is not known
    int tools = 0;        ///< tokens that having any tool adds
};

/// By the name of a model, with or without its vendor; an unknown one is taken for OpenAI-like.
const Family& familyOf(std::string_view model) noexcept;

}  // namespace gatehouse::tokens
