// Says which questions are alike: JSON lines in, JSON lines out. See tests/score/semantic.sh.
//
//   {"id","a","b"}  a pair: {"id","score","reasons"}
//   {"id","q"}      a question, put to those before it that found nothing: {"id","hit","of"}
//
// gatehouse-likeness [SCORE]  takes another threshold for the latter

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "proxy/core/semantic/likeness.h"

namespace gatehouse::semantic {
namespace {

struct Kept {
    boost::json::value id;
    Reading reading;
};

std::string textOf(const boost::json::object& line, std::string_view key)
{
    const auto* value = line.if_contains(key);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

void pair(const boost::json::object& line, boost::json::object& out)
{
    const auto likeness = compare(textOf(line, "a"), textOf(line, "b"));
    boost::json::array reasons;
    for (const auto& reason : likeness.reasons) reasons.emplace_back(name(reason.difference));
    out["score"] = likeness.score;
    out["reasons"] = std::move(reasons);
}

void question(const boost::json::object& line, std::vector<Kept>& kept, float least,
              boost::json::object& out)
{
    Reading reading = read(textOf(line, "q"), builtIn());
    const Kept* best = nullptr;
    float score = least;
    for (const auto& each : kept) {
        if (cosine(each.reading.vector, reading.vector) < score) continue;
        const auto likeness = compare(each.reading, reading);
        if (likeness.score < score) continue;
        score = likeness.score;
        best = &each;
    }
    out["hit"] = best != nullptr;
    if (best != nullptr) {
        out["of"] = best->id;
    } else {
        kept.push_back({line.at("id"), std::move(reading)});
    }
}

}  // namespace
}  // namespace gatehouse::semantic

int main(int count, char** words)
{
    using namespace gatehouse::semantic;
    const float least = count > 1 ? std::strtof(words[1], nullptr) : kSameScore;
    std::vector<Kept> kept;
    for (std::string text; std::getline(std::cin, text);) {
        boost::json::error_code trouble;
        const auto value = boost::json::parse(text, trouble);
        const auto* line = trouble ? nullptr : value.if_object();
        if (line == nullptr || !line->contains("id")) continue;
        boost::json::object out{{"id", line->at("id")}};
        if (line->contains("q")) {
            question(*line, kept, least, out);
        } else {
            pair(*line, out);
        }
        std::cout << boost::json::serialize(out) << '\n';
    }
    return 0;
}
