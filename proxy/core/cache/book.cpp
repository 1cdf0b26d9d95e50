#include "proxy/core/cache/book.h"

#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::cache {
namespace {

std::string keyAt(std::string_view list, std::size_t i)
{
    return cat(list, "/", number(static_cast<std::int64_t>(i)));
}

Error wrong(const std::string& key, const Error& error)
{
    return fail(ErrorKind::Invalid, cat(key, ": ", error.message), error.hint);
}

}  // namespace

Result<Book> Book::build(const config::CacheConfig& config)
{
    Book book;
    for (std::size_t i = 0; i < config.rules.size(); ++i) {
        const auto& each = config.rules[i];
        Rule rule{.id = each.id, .when = {}, .ttl = each.ttl};
        if (!each.when.empty()) {
            auto when = policy::Condition::compile(each.when);
            if (!when) return wrong(cat(keyAt("rules", i), "/when"), when.error());
            rule.when = std::move(*when);
        }
        book.rules_.push_back(std::move(rule));
    }
    for (std::size_t i = 0; i < config.by.size(); ++i) {
        auto field = policy::readField(config.by[i]);
        if (!field) return wrong(keyAt("by", i), field.error());
        book.by_.push_back(std::move(*field));
    }
    for (std::size_t i = 0; i < config.ignore.size(); ++i) {
        auto path = readPath(config.ignore[i]);
        if (path.empty()) {
            return fail(ErrorKind::Invalid,
                        cat(keyAt("ignore", i), ": \"", config.ignore[i], "\" names no member"),
                        "write names with dots between them, such as metadata.trace");
        }
        book.ignored_.push_back(std::move(path));
    }
    return book;
}

const Book::Rule* Book::ruleFor(policy::Facts& facts) const
{
    for (const auto& rule : rules_) {
        if (!rule.when || rule.when->holds(facts)) return &rule;
    }
    return nullptr;
}

}  // namespace gatehouse::cache
