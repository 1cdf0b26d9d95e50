#include "ui/pages/cache/cache_tester.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "app/body_view.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/reader_thread.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr int kPause = 200;  // ms after the last letter
constexpr std::size_t kRecent = 12;
constexpr double kTextHeight = 112;
constexpr double kWhereWidth = 170;

using Rows = std::vector<store::Row>;

/// The newest calls that asked something.
Result<Rows> readRecent(store::Reader& reader)
{
    std::vector<store::RowId> newest;
    auto done = reader.ids({}, 0, [&newest](std::vector<store::RowId> ids) {
        newest = std::move(ids);
        return false;
    });
    if (!done) return std::move(done).error();
    if (newest.size() > kRecent) newest.resize(kRecent);
    return reader.rows(newest);
}

}  // namespace

CacheTester::CacheTester(const PageContext& context, QWidget* parent)
    : QFrame(parent), context_(context)
{
    setObjectName(QStringLiteral("cache.tester"));
    setProperty("card", true);
    auto* column = startCard(this, tr("Would these two match?"),
                             tr("Two requests as programs send them, or two questions. Nothing is "
                                "sent."));
    auto* sides = new QHBoxLayout;
    sides->setSpacing(12);
    sides->addWidget(makeSide(0), 1);
    sides->addWidget(makeSide(1), 1);
    column->addLayout(sides);
    verdict_ = makeLabel({}, "strong", this);
    verdict_->setObjectName(QStringLiteral("cache.try.verdict"));
    verdict_->setWordWrap(true);
    column->addSpacing(6);
    column->addWidget(verdict_);
    lines_ = new QVBoxLayout;
    lines_->setSpacing(4);
    column->addLayout(lines_);
    likeness_ = makeLabel({}, "small", this);
    likeness_->setObjectName(QStringLiteral("cache.try.likeness"));
    likeness_->setWordWrap(true);
    column->addWidget(likeness_);
    soon_.setSingleShot(true);
    soon_.setInterval(kPause);
    connect(&soon_, &QTimer::timeout, this, &CacheTester::compare);
    compare();
}

QWidget* CacheTester::makeSide(std::size_t side)
{
    const QString title = side == 0 ? tr("First") : tr("Second");
    const QString base = QStringLiteral("cache.try.") +
                         (side == 0 ? QLatin1String("first") : QLatin1String("second"));
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(title, "captionStrong", box), 1);
    auto* recent = new QToolButton(box);
    recent->setObjectName(base + QStringLiteral(".recent"));
    recent->setText(tr("From Traffic"));
    recent->setAccessibleName(tr("%1: take a recent call from Traffic").arg(title));
    recent->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(recent);
    recent->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, side] { askRecent(side); });
    head->addWidget(recent);
    column->addLayout(head);
    auto* text = new QPlainTextEdit(box);
    text->setObjectName(base);
    text->setAccessibleName(tr("%1 request or question").arg(title));
    text->setProperty("code", true);
    text->setTabChangesFocus(true);
    text->setPlaceholderText(tr("A body in JSON, or a question"));
    text->setFixedHeight(Theme::of().scaled(kTextHeight));
    column->addWidget(text);
    connect(text, &QPlainTextEdit::textChanged, &soon_, qOverload<>(&QTimer::start));
    texts_[side] = text;
    recent_[side] = recent;
    return box;
}

void CacheTester::showConfig()
{
    compare();
}

void CacheTester::askRecent(std::size_t side)
{
    QMenu* menu = recent_[side]->menu();
    menu->clear();
    menu->addAction(tr("Reading the log…"))->setEnabled(false);
    context_.reader->ask<Rows>(
        this,
        [](store::Reader& reader, const app::ReaderThread::Ticket&) { return readRecent(reader); },
        [this, side](const Result<Rows>& rows) {
            constexpr int kShown = 60;
            QMenu* filled = recent_[side]->menu();
            filled->clear();
            if (!rows || rows->empty()) {
                filled->addAction(rows ? tr("No call yet") : tr("The log cannot be read"))
                    ->setEnabled(false);
                return;
            }
            for (const auto& row : *rows) {
                QString words = app::text(row.preview).left(kShown);
                if (words.isEmpty()) words = app::text(row.path);
                QString name = app::clockTime(row.startedAt).left(8) + QStringLiteral("  ") +
                               app::text(row.model) + QStringLiteral("  ") + words;
                connect(filled->addAction(name.replace(QLatin1Char('&'), QLatin1String("&&"))),
                        &QAction::triggered, this, [this, side, id = row.id] { take(side, id); });
            }
        });
}

void CacheTester::take(std::size_t side, store::RowId row)
{
    context_.reader->ask<QString>(
        this,
        [row](store::Reader& reader, const app::ReaderThread::Ticket&) -> Result<QString> {
            auto exchange = reader.detail(row);
            if (!exchange) return std::move(exchange).error();
            if (!*exchange) return QString();
            return app::text(app::decodedBody((*exchange)->requestBody));
        },
        [this, side](const Result<QString>& body) {
            if (!body || body->isEmpty())
                return context_.toasts->show(tr("This call's body was not recorded"));
            if (body->size() > app::kLongestMatch)
                return context_.toasts->show(tr("This call is too long to compare here"));
            texts_[side]->setPlainText(*body);
        });
}

void CacheTester::compare()
{
    const auto words = app::matchOf(texts_[0]->toPlainText(), texts_[1]->toPlainText(),
                                    context_.draft->config().cache);
    verdict_->setText(words.verdict);
    setRole(verdict_, words.isWhole ? "strong" : "small");
    clearLayout(lines_);
    for (const auto& line : words.lines) {
        const QString none = tr("not there");
        auto* row = new QHBoxLayout;
        row->setSpacing(10);
        row->addWidget(new Dot(Token::Warn, 6, this));
        auto* where = new ElidedLabel(line.where, this);
        setRole(where, "monoSmall");
        where->setFixedWidth(Theme::of().scaled(kWhereWidth));
        row->addWidget(where);
        for (const QString& side : {line.first, line.second}) {
            auto* value = new ElidedLabel(side.isEmpty() ? none : side, this);
            setRole(value, "monoSmall");
            row->addWidget(value, 1);
        }
        lines_->addLayout(row);
    }
    likeness_->setVisible(words.score.has_value());
    if (!words.score) return;
    const QLocale locale;
    const bool serves = context_.draft->config().cache.similar.mode == config::kSimilarServe;
    const QString alike = tr("As questions: likeness %1, the same from %2. %3")
                              .arg(locale.toString(*words.score, 'f', 2),
                                   locale.toString(words.needed, 'f', 2), words.likeness);
    const QString note = serves ? tr("Questions in other words may get the kept answer.")
                                : tr("Questions in other words do not get the kept answer: that is "
                                     "switched off.");
    likeness_->setText(alike + QLatin1Char(' ') + note);
}

}  // namespace gatehouse::ui
