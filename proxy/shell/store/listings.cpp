#include "proxy/shell/store/listings.h"

namespace gatehouse::store {
namespace {

/// How feedback is compared, as the constant query for it.
const char* listingOfFeedback(Test test)
{
    switch (test) {
        case Test::Equals:
            return "SELECT exchange FROM ratings WHERE feedback = ? AND exchange > ? ORDER BY "
                   "exchange";
        case Test::Less:
            return "SELECT exchange FROM ratings WHERE feedback < ? AND exchange > ? ORDER BY "
                   "exchange";
        case Test::More:
            return "SELECT exchange FROM ratings WHERE feedback > ? AND exchange > ? ORDER BY "
                   "exchange";
        case Test::Known:
            return "SELECT exchange FROM ratings WHERE feedback IS NOT NULL AND ? IS NOT NULL AND "
                   "exchange > ? ORDER BY exchange";
        default:
            return nullptr;
    }
}

/// Content types stand with the bodies: kind 0 is the request, kind 2 the response.
const char* listingOfTypes(const Condition& condition)
{
    const bool isWhole = condition.test == Test::Equals;
    if (condition.field == Field::RequestType) {
        return isWhole ? "SELECT id / 4 FROM bodies WHERE id % 4 = 0 AND content_type = ? AND id / "
                         "4 > ? ORDER BY id"
                       : "SELECT id / 4 FROM bodies WHERE id % 4 = 0 AND "
                         "instr(lower(content_type), lower(?)) > 0 AND id / 4 > ? ORDER BY id";
    }
    return isWhole ? "SELECT id / 4 FROM bodies WHERE id % 4 = 2 AND content_type = ? AND id / 4 > "
                     "? ORDER BY id"
                   : "SELECT id / 4 FROM bodies WHERE id % 4 = 2 AND instr(lower(content_type), "
                     "lower(?)) > 0 AND id / 4 > ? ORDER BY id";
}

/// What callers said of their calls.
const char* listingOfLabels(const Condition& condition)
{
    const bool isWhole = condition.test == Test::Equals;
    switch (condition.field) {
        case Field::Event:
            return isWhole ? "SELECT exchange FROM links WHERE event = ? AND event <> '' AND "
                             "exchange > ? ORDER BY exchange"
                           : "SELECT exchange FROM links WHERE instr(lower(event), lower(?)) > 0 "
                             "AND exchange > ? ORDER BY exchange";
        case Field::LabelName:
            return isWhole ? "SELECT DISTINCT exchange FROM metadata WHERE name = ? AND exchange > "
                             "? ORDER BY exchange"
                           : "SELECT DISTINCT exchange FROM metadata WHERE instr(lower(name), "
                             "lower(?)) > 0 AND exchange > ? ORDER BY exchange";
        default:
            return isWhole ? "SELECT DISTINCT exchange FROM metadata WHERE value = ? AND exchange "
                             "> ? ORDER BY exchange"
                           : "SELECT DISTINCT exchange FROM metadata WHERE instr(lower(value), "
                             "lower(?)) > 0 AND exchange > ? ORDER BY exchange";
    }
}

/// Sizes as they went over the wire; an answer of our own is one, too (kind 3).
const char* listingOfSizes(const Condition& condition)
{
    const bool isRequest = condition.field == Field::RequestSize;
    switch (condition.test) {
        case Test::Equals:
            return isRequest ? "SELECT id / 4 FROM bodies WHERE id % 4 = 0 AND total_size = ? AND "
                               "id / 4 > ? ORDER BY id"
                             : "SELECT DISTINCT id / 4 FROM bodies WHERE id % 4 > 1 AND total_size "
                               "= ? AND id / 4 > ? ORDER BY id";
        case Test::Less:
            return isRequest ? "SELECT id / 4 FROM bodies WHERE id % 4 = 0 AND total_size < ? AND "
                               "id / 4 > ? ORDER BY id"
                             : "SELECT DISTINCT id / 4 FROM bodies WHERE id % 4 > 1 AND total_size "
                               "< ? AND id / 4 > ? ORDER BY id";
        case Test::AtMost:
            return isRequest ? "SELECT id / 4 FROM bodies WHERE id % 4 = 0 AND total_size <= ? AND "
                               "id / 4 > ? ORDER BY id"
                             : "SELECT DISTINCT id / 4 FROM bodies WHERE id % 4 > 1 AND total_size "
                               "<= ? AND id / 4 > ? ORDER BY id";
        case Test::More:
            return isRequest ? "SELECT id / 4 FROM bodies WHERE id % 4 = 0 AND total_size > ? AND "
                               "id / 4 > ? ORDER BY id"
                             : "SELECT DISTINCT id / 4 FROM bodies WHERE id % 4 > 1 AND total_size "
                               "> ? AND id / 4 > ? ORDER BY id";
        case Test::AtLeast:
            return isRequest ? "SELECT id / 4 FROM bodies WHERE id % 4 = 0 AND total_size >= ? AND "
                               "id / 4 > ? ORDER BY id"
                             : "SELECT DISTINCT id / 4 FROM bodies WHERE id % 4 > 1 AND total_size "
                               ">= ? AND id / 4 > ? ORDER BY id";
        case Test::Known:
            return isRequest ? "SELECT id / 4 FROM bodies WHERE id % 4 = 0 AND ? IS NOT NULL AND "
                               "id / 4 > ? ORDER BY id"
                             : "SELECT DISTINCT id / 4 FROM bodies WHERE id % 4 > 1 AND ? IS NOT "
                               "NULL AND id / 4 > ? ORDER BY id";
        default:
            return nullptr;
    }
}

}  // namespace

const char* listingOf(const Condition& condition)
{
    const bool isWhole = condition.test == Test::Equals;
    switch (condition.field) {
        case Field::Words:
            return "SELECT rowid FROM words WHERE words MATCH ? AND rowid > ? ORDER BY rowid";
        case Field::Tag:
            return "SELECT exchange FROM tags WHERE tag = ? AND exchange > ? ORDER BY exchange";
        case Field::Note:
            return "SELECT exchange FROM marks WHERE instr(lower(note), lower(?)) > 0 AND exchange "
                   "> ? ORDER BY exchange";
        case Field::Noted:
            return "SELECT exchange FROM marks WHERE note <> ? AND exchange > ? ORDER BY exchange";
        case Field::Pinned:
            return "SELECT exchange FROM marks WHERE pinned = 1 AND ? = '' AND exchange > ? ORDER "
                   "BY exchange";
        case Field::Kept:
            return "SELECT exchange FROM cached WHERE state IN (2, 3) AND ? = '' AND exchange > ? "
                   "ORDER BY exchange";
        case Field::Rule:
            if (condition.test == Test::Known)
                return "SELECT DISTINCT exchange FROM found WHERE ? = '' AND exchange > ? ORDER BY "
                       "exchange";
            return condition.test == Test::Contains
                       ? "SELECT DISTINCT exchange FROM found WHERE instr(lower(rule), lower(?)) > "
                         "0 AND exchange > ? ORDER BY exchange"
                       : "SELECT DISTINCT exchange FROM found WHERE rule = ? AND exchange > ? "
                         "ORDER BY exchange";
        case Field::Origin:
            return "SELECT exchange FROM origins WHERE kind = ? AND exchange > ? ORDER BY exchange";
        case Field::Route:
            return isWhole ? "SELECT exchange FROM routed WHERE route = ? AND exchange > ? ORDER "
                             "BY exchange"
                           : "SELECT exchange FROM routed WHERE instr(lower(route), lower(?)) > 0 "
                             "AND exchange > ? ORDER BY exchange";
        case Field::Fallback:
            return "SELECT exchange FROM routed WHERE instr(way, ':fallback') > 0 AND ? = '' AND "
                   "exchange > ? ORDER BY exchange";
        case Field::Prompt:
            return isWhole ? "SELECT exchange FROM prompted WHERE prompt = ? AND exchange > ? "
                             "ORDER BY exchange"
                           : "SELECT exchange FROM prompted WHERE instr(lower(prompt), lower(?)) > "
                             "0 AND exchange > ? ORDER BY exchange";
        case Field::Trace:
            return "SELECT exchange FROM links WHERE trace = lower(?) AND trace <> '' AND exchange "
                   "> ? ORDER BY exchange";
        case Field::Metadata:
            return condition.test == Test::Contains
                       ? "SELECT exchange FROM metadata WHERE name = ? AND instr(lower(value), "
                         "lower(?)) > 0 AND exchange > ? ORDER BY exchange"
                       : "SELECT exchange FROM metadata WHERE name = ? AND value = ? AND exchange "
                         "> ? ORDER BY exchange";
        case Field::Feedback:
            return listingOfFeedback(condition.test);
        case Field::RequestType:
        case Field::ResponseType:
            return listingOfTypes(condition);
        case Field::RequestSize:
        case Field::ResponseSize:
            return listingOfSizes(condition);
        case Field::Event:
        case Field::LabelName:
        case Field::LabelValue:
            return listingOfLabels(condition);
        default:
            return nullptr;
    }
}

bool isByNumber(Field field) noexcept
{
    return field == Field::Origin || field == Field::Feedback || field == Field::RequestSize ||
           field == Field::ResponseSize;
}

}  // namespace gatehouse::store
