#include "app/filter_parser.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>

#include "app/filter_keys.h"
#include "app/filter_lexer.h"

namespace gatehouse::app {
namespace {

using store::Condition;
using Kind = FilterToken::Kind;
using Found = std::optional<Condition>;

constexpr int kDeepest = 40;  // brackets within brackets

struct FilterParserWords {
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

/// FTS5 words: each in quotes, so that no sign of the query language works; the last may be a
/// beginning.
QString searchWords(const FilterToken& token, const QString& raw)
{
    QString value = token.quoted ? token.value : raw;
    const bool isWord =
        std::ranges::any_of(value, [](QChar sign) { return sign.isLetterOrNumber(); });
    if (!isWord) return {};  // signs alone are in no index
    const bool prefix = !token.quoted && value.endsWith(QLatin1Char('*'));
    if (prefix) value.chop(1);
    value.replace(QLatin1Char('"'), QLatin1Char(' '));
    return QStringLiteral("\"") + value + QStringLiteral("\"") +
           (prefix ? QStringLiteral("*") : QString());
}

class Parser {
public:
    Parser(const QString& text, WallMicros now)
        : text_(text), now_(now), tokens_(filterTokens(text))
    {
        takeOrder();
    }

    ParsedFilter whole()
    {
        Found found = any(0);
        if (fine() && !atEnd())
            complain(FilterParserWords::tr("There is no “(” for this bracket"), tokens_[at_]);
        if (fine()) result_.condition = std::move(found);
        return std::move(result_);
    }

private:
    [[nodiscard]] bool fine() const { return result_.problem.isEmpty(); }

    [[nodiscard]] bool atEnd() const { return at_ >= tokens_.size(); }

    [[nodiscard]] bool stands(Kind kind) const { return !atEnd() && tokens_[at_].kind == kind; }

    void complain(const QString& problem, const FilterToken& token)
    {
        if (!fine()) return;
        result_.problem = problem;
        result_.from = token.from;
        result_.length = token.length;
    }

    /// An order holds for the whole list, so it is no part of what is joined.
    void takeOrder()
    {
        for (std::size_t i = 0; i < tokens_.size();) {
            const FilterToken token = tokens_[i];
            if (token.kind != Kind::Word || token.key != QLatin1String("sort")) {
                ++i;
                continue;
            }
            const OrderReading read = readOrderToken(token);
            if (i > 0 && tokens_[i - 1].kind == Kind::Not)
                complain(FilterParserWords::tr(
                             "An order cannot be turned round; sort:latency.up lists the "
                             "smallest first"),
                         token);
            if (!read.problem.isEmpty()) complain(read.problem, token);
            result_.ranking = read.ranking;
            tokens_.erase(tokens_.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    static Found join(Condition::Kind kind, std::vector<Condition> parts)
    {
        if (parts.empty()) return std::nullopt;
        if (parts.size() == 1) return std::move(parts.front());
        Condition made;
        made.kind = kind;
        made.parts = std::move(parts);
        return made;
    }

    /// One side of an "or" and the next.
    Found any(int depth)
    {
        std::vector<Condition> parts;
        bool isWhole = true;  // an empty side (a lone sign) lets everything through
        for (;;) {
            const bool isFirst = at_ == 0 || tokens_[at_ - 1].kind != Kind::Or;
            if (!isFirst && (atEnd() || stands(Kind::Or) || stands(Kind::Close))) {
                complain(FilterParserWords::tr("Something is expected after “or”"),
                         tokens_[at_ - 1]);
            }
            if (stands(Kind::Or))
                complain(FilterParserWords::tr("Something is expected before “or”"), tokens_[at_]);
            if (!fine()) return std::nullopt;
            if (Found side = all(depth)) {
                parts.push_back(std::move(*side));
            } else {
                isWhole = false;
            }
            if (!fine() || !stands(Kind::Or)) break;
            ++at_;
        }
        return isWhole ? join(Condition::Kind::Any, std::move(parts)) : std::nullopt;
    }

    Found all(int depth)
    {
        std::vector<Condition> parts;
        while (fine() && !atEnd() && !stands(Kind::Or) && !stands(Kind::Close)) {
            if (stands(Kind::And)) {
                ++at_;
                if (atEnd() || stands(Kind::Or) || stands(Kind::Close))
                    complain(FilterParserWords::tr("Something is expected after “and”"),
                             tokens_[at_ - 1]);
                continue;
            }
            if (Found part = one(depth)) parts.push_back(std::move(*part));
        }
        return join(Condition::Kind::All, std::move(parts));
    }

    Found one(int depth)
    {
        const FilterToken& token = tokens_[at_++];
        if (depth > kDeepest) {
            complain(FilterParserWords::tr("Too many brackets within one another"), token);
            return std::nullopt;
        }
        if (token.kind == Kind::Not) return round(token, depth);
        if (token.kind == Kind::Open) return bracket(token, depth);
        return word(token);
    }

    Found round(const FilterToken& sign, int depth)
    {
        if (atEnd() || stands(Kind::Or) || stands(Kind::And) || stands(Kind::Close)) {
            complain(FilterParserWords::tr("Something is expected after “not”"), sign);
            return std::nullopt;
        }
        Found inner = one(depth + 1);
        if (!inner) return std::nullopt;
        Condition made;
        made.kind = Condition::Kind::Not;
        made.parts.push_back(std::move(*inner));
        return made;
    }

    Found bracket(const FilterToken& open, int depth)
    {
        if (stands(Kind::Close)) {
            complain(FilterParserWords::tr("The brackets are empty"), open);
            return std::nullopt;
        }
        Found inner = any(depth + 1);
        if (!fine()) return std::nullopt;
        if (!stands(Kind::Close)) {
            complain(FilterParserWords::tr("The bracket is not closed"), open);
            return std::nullopt;
        }
        ++at_;
        return inner;
    }

    Found word(const FilterToken& token)
    {
        if (!token.closed) {
            complain(FilterParserWords::tr("The quote is not closed"), token);
            return std::nullopt;
        }
        const bool isText = token.key.isEmpty() ||
                            (filterKey(token.key) == nullptr && token.op != QLatin1String(":"));
        if (isText) {
            const QString query = searchWords(token, text_.mid(token.from, token.length));
            if (query.isEmpty()) return std::nullopt;
            Condition words;
            words.kind = Condition::Kind::Is;
            words.field = store::Field::Words;
            words.text = query.toStdString();
            return words;
        }
        FilterReading read = readFilterToken(token, now_);
        if (!read.problem.isEmpty()) complain(read.problem, token);
        return std::move(read.condition);
    }

    const QString& text_;
    WallMicros now_;
    std::vector<FilterToken> tokens_;
    std::size_t at_ = 0;
    ParsedFilter result_;
};

}  // namespace

ParsedFilter parseFilter(const QString& text, WallMicros now)
{
    return Parser(text, now).whole();
}

}  // namespace gatehouse::app
