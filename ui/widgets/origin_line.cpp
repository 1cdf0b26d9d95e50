#include "ui/widgets/origin_line.h"

#include "app/cache/cache_words.h"
#include "app/formats.h"
#include "app/models/log_texts.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr std::size_t kShown = 3;  // the newest of them

const QString kKept = QStringLiteral("kept:");
const QString kRefuse = QStringLiteral("refuse:");

QString linkTo(const QString& place, const QString& words)
{
    return QStringLiteral("<a href=\"%1\" style=\"color: %COLOUR%; text-decoration: none\">%2</a>")
        .arg(place.toHtmlEscaped(), words.toHtmlEscaped());
}

QString linkTo(store::RowId row, const QString& words)
{
    return linkTo(QString::number(row), words);
}

}  // namespace

QString OriginLine::keptWords(const app::ExchangeView& view)
{
    const record::CacheFacts& cache = view.exchange.cache;
    const QString id = app::text(cache.call);
    const QString call = view.answered != 0 ? linkTo(view.answered, id) : id.toHtmlEscaped();
    const bool isAlike = app::isLikeHit(cache);
    const QString words = cache.state == record::CacheState::Stale
                              ? tr("No provider answered: the old answer of %1 served").arg(call)
                          : isAlike
                              ? tr("From the cache: the answer of %1, a similar question (%2)")
                                    .arg(call, app::likeness(cache.alike.score))
                              : tr("From the cache: the answer of %1").arg(call);
    QString open = QStringLiteral(" · ") + linkTo(kKept + id, tr("Show the kept answer"));
    if (isAlike) open += QStringLiteral(" · ") + linkTo(kRefuse, tr("Not the same"));
    if (cache.state == record::CacheState::Stale) return words + open;
    return tr("%1, %2 and %3 saved")
               .arg(words, app::money(cache.saved), app::duration(cache.savedTime)) +
           open;
}

OriginLine::OriginLine(QWidget* parent) : QLabel(parent)
{
    setObjectName(QStringLiteral("traffic.detail.origin"));
    setAccessibleName(tr("Linked calls"));
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setWordWrap(true);
    setRole(this, "small2");
    hide();
    connect(this, &QLabel::linkActivated, this, [this](const QString& place) {
        if (place.startsWith(kKept)) return Q_EMIT keptAsked(place.mid(kKept.size()));
        if (place == kRefuse) return Q_EMIT refuseAsked();
        Q_EMIT rowAsked(place.toLongLong());
    });
    connect(&Theme::of(), &Theme::changed, this, &OriginLine::showWords);
}

void OriginLine::setExchange(const app::ExchangeView& view)
{
    QStringList parts;
    const record::Exchange& exchange = view.exchange;
    if (exchange.origin == record::Origin::Import) {
        parts += tr("Imported from %1").arg(app::text(exchange.originOf).toHtmlEscaped());
    } else if (exchange.origin == record::Origin::Replay) {
        const QString id = app::text(exchange.originOf);
        parts += view.before != 0
                     ? tr("Sent again from %1").arg(linkTo(view.before, id))
                     : tr("Sent again from %1, which is no longer stored").arg(id.toHtmlEscaped());
    }
    if (!exchange.cache.call.empty()) parts += keptWords(view);
    if (!view.again.empty()) {
        QStringList links;
        const auto from = view.again.size() - std::min(kShown, view.again.size());
        for (auto i = view.again.size(); i-- > from;) {
            const store::Row& row = view.again[i];
            links += linkTo(row.id, app::clockTime(row.startedAt).left(8) + QLatin1Char(' ') +
                                        app::statusText(row));
        }
        parts += tr("Sent again %n time(s): %1", nullptr, static_cast<int>(view.again.size()))
                     .arg(links.join(QStringLiteral(", ")));
    }
    words_ = parts.join(QStringLiteral(" · "));
    setVisible(!words_.isEmpty());
    showWords();
}

void OriginLine::showWords()
{
    QString words = words_;
    setText(words.replace(QLatin1String("%COLOUR%"), Theme::of().colour(Token::AccentText).name()));
}

}  // namespace gatehouse::ui
