#include "app/filter_lexer.h"

#include <algorithm>

#include <QStringList>

namespace gatehouse::app {
namespace {

using Kind = FilterToken::Kind;

bool isKeySign(QChar sign)
{
    return sign.isLetter() || sign == QLatin1Char('.') || sign == QLatin1Char('_');
}

bool isNameSign(QChar sign)
{
    return isKeySign(sign) || sign.isDigit() || sign == QLatin1Char('-');
}

/// The comparison that stands at `at`, the longest one first.
QString opAt(const QString& text, qsizetype at)
{
    static const QStringList all{QStringLiteral(">="), QStringLiteral("<="), QStringLiteral("!="),
                                 QStringLiteral(":"),  QStringLiteral("="),  QStringLiteral(">"),
                                 QStringLiteral("<"),  QStringLiteral("~")};
    for (const QString& op : all) {
        if (text.mid(at, op.size()) == op) return op;
    }
    return {};
}

class Lexer {
public:
    explicit Lexer(const QString& text) : text_(text) {}

    std::vector<FilterToken> all()
    {
        for (;;) {
            while (at_ < text_.size() && text_[at_].isSpace()) ++at_;
            if (at_ >= text_.size()) return std::move(tokens_);
            next();
        }
    }

private:
    void next()
    {
        const QChar sign = text_[at_];
        if (sign == QLatin1Char('(')) {
            ++open_;
            return sign_(Kind::Open);
        }
        if (sign == QLatin1Char(')')) {
            open_ = std::max(0, open_ - 1);
            return sign_(Kind::Close);
        }
        const bool follows = at_ + 1 < text_.size() && !text_[at_ + 1].isSpace();
        if (sign == QLatin1Char('-') && follows) return sign_(Kind::Not);
        word();
    }

    void sign_(Kind kind)
    {
        FilterToken token;
        token.kind = kind;
        token.from = at_++;
        token.length = 1;
        tokens_.push_back(std::move(token));
    }

    void word()
    {
        FilterToken token;
        token.from = at_;
        auto end = at_;
        while (end < text_.size() && isKeySign(text_[end])) ++end;
        // A label's name has what its caller gave it.
        const auto begins = [this](QLatin1String word) {
            return text_.mid(at_, word.size()).compare(word, Qt::CaseInsensitive) == 0;
        };
        const bool isLabel = begins(QLatin1String("meta.")) || begins(QLatin1String("header."));
        while (isLabel && end < text_.size() && isNameSign(text_[end])) ++end;
        const QString op = end > at_ ? opAt(text_, end) : QString();
        const bool web = text_.mid(end, 3) == QLatin1String("://");
        if (!op.isEmpty() && !web) {
            token.key = text_.mid(at_, end - at_).toLower();
            token.op = op;
            at_ = end + op.size();
        }
        value(token);
        token.length = at_ - token.from;
        if (token.key.isEmpty() && !token.quoted) {
            const QString bare = token.value.toLower();
            if (bare == QLatin1String("or")) token.kind = Kind::Or;
            if (bare == QLatin1String("and")) token.kind = Kind::And;
            if (bare == QLatin1String("not")) token.kind = Kind::Not;
        }
        tokens_.push_back(std::move(token));
    }

    void value(FilterToken& token)
    {
        if (at_ < text_.size() && text_[at_] == QLatin1Char('"')) {
            token.quoted = true;
            const auto end = text_.indexOf(QLatin1Char('"'), at_ + 1);
            token.closed = end >= 0;
            token.value = text_.mid(at_ + 1, end < 0 ? -1 : end - at_ - 1);
            at_ = end < 0 ? text_.size() : end + 1;
            return;
        }
        const auto begin = at_;
        while (at_ < text_.size() && !text_[at_].isSpace() &&
               !(open_ > 0 && text_[at_] == QLatin1Char(')'))) {
            ++at_;
        }
        token.value = text_.mid(begin, at_ - begin);
    }

    const QString& text_;
    qsizetype at_ = 0;
    int open_ = 0;  // brackets
    std::vector<FilterToken> tokens_;
};

}  // namespace

std::vector<FilterToken> filterTokens(const QString& text)
{
    return Lexer(text).all();
}

}  // namespace gatehouse::app
