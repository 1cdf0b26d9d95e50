#include "ui/pages/playground/play_input.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/pages/playground/turn_list.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr qint64 kFirstLimit = 1024;  // tokens: enough to judge by, and never dear

QString shown(std::optional<double> value)
{
    return value ? QString::number(*value) : QString();
}

/// A number between the two, or nothing; wrong tells that it is neither.
std::optional<double> read(QLineEdit* field, double least, double most, bool& wrong)
{
    const QString text = field->text().trimmed();
    bool ok = true;
    const double value = text.isEmpty() ? 0 : QString(text).replace(u',', u'.').toDouble(&ok);
    ok = text.isEmpty() || (ok && value >= least && value <= most);
    restyle(field, "wrong", !ok);
    wrong = wrong || !ok;
    return ok && !text.isEmpty() ? std::optional(value) : std::nullopt;
}

}  // namespace

PlayInput::PlayInput(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("playground.input"));
    setProperty("card", true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(0);
    turns_ = new TurnList(this);
    row->addWidget(turns_, 1);
    row->addWidget(makeSettings());
    connect(turns_, &TurnList::edited, this, &PlayInput::edited);
    limit_->setText(QString::number(kFirstLimit));
}

QWidget* PlayInput::makeSettings()
{
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("playground.settings"));
    scroll->setAccessibleName(tr("Settings of the call"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFixedWidth(Theme::of().scaled(264));
    auto* inner = new QWidget(scroll);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(4, 12, 16, 12);
    column->setSpacing(4);
    const QString own = tr("default");
    temperature_ = makeField(QStringLiteral("playground.temperature"), tr("Temperature"), {}, own);
    topP_ = makeField(QStringLiteral("playground.topP"), tr("Top P"), {}, own);
    limit_ =
        makeField(QStringLiteral("playground.limit"), tr("Longest answer, in tokens"), {}, own);
    auto* numbers = new QHBoxLayout;
    numbers->setSpacing(8);
    for (const auto& [name, field] :
         {std::pair{tr("Temperature"), temperature_}, std::pair{tr("Top P"), topP_}}) {
        auto* part = new QVBoxLayout;
        part->setSpacing(0);
        addField(part, name, field);
        numbers->addLayout(part, 1);
    }
    column->addLayout(numbers);
    addField(column, tr("Longest answer, in tokens"), limit_);
    rest_ = new QPlainTextEdit(inner);
    rest_->setObjectName(QStringLiteral("playground.rest"));
    rest_->setAccessibleName(tr("Further members of the call, as JSON"));
    rest_->setPlaceholderText(QStringLiteral("{\"tools\": […]}"));
    rest_->setProperty("code", true);
    rest_->setTabChangesFocus(true);
    rest_->setFixedHeight(Theme::of().scaled(58));
    addField(column, tr("Further members, as JSON"), rest_);
    verdict_ = makeLabel({}, "bad", inner);
    verdict_->setObjectName(QStringLiteral("playground.verdict"));
    verdict_->setWordWrap(true);
    column->addWidget(verdict_);
    column->addStretch(1);
    scroll->setWidget(inner);
    inner->setAutoFillBackground(false);
    scroll->setProperty("pane", true);
    for (const QLineEdit* field : {temperature_, topP_, limit_})
        connect(field, &QLineEdit::textChanged, this, &PlayInput::check);
    connect(rest_, &QPlainTextEdit::textChanged, this, &PlayInput::check);
    return scroll;
}

void PlayInput::show(const app::PlayCall& call)
{
    temperature_->setText(shown(call.temperature));
    topP_->setText(shown(call.topP));
    limit_->setText(call.maxTokens ? QString::number(*call.maxTokens) : QString());
    rest_->setPlainText(call.rest.isEmpty()
                            ? QString()
                            : QString::fromUtf8(QJsonDocument(call.rest).toJson()).trimmed());
    turns_->show(call.system, call.turns);
}

app::PlayCall PlayInput::call() const
{
    app::PlayCall call;
    call.system = turns_->system();
    call.turns = turns_->turns();
    bool wrong = false;
    call.temperature = read(temperature_, 0, 2, wrong);
    call.topP = read(topP_, 0, 1, wrong);
    if (const auto most = read(limit_, 1, 10'000'000, wrong))
        call.maxTokens = static_cast<qint64>(*most);
    call.rest = QJsonDocument::fromJson(rest_->toPlainText().toUtf8()).object();
    return call;
}

void PlayInput::check()
{
    bool wrong = false;
    read(temperature_, 0, 2, wrong);
    read(topP_, 0, 1, wrong);
    read(limit_, 1, 10'000'000, wrong);
    trouble_ = wrong ? tr("Temperature goes from 0 to 2, top P from 0 to 1; an answer has at least "
                          "one token.")
                     : QString();
    const QByteArray text = rest_->toPlainText().toUtf8();
    QJsonParseError json;
    const auto document = QJsonDocument::fromJson(text, &json);
    const bool broken = !text.trimmed().isEmpty() && !document.isObject();
    restyle(rest_, "wrong", broken);
    if (broken) {
        const bool isNone = json.error == QJsonParseError::NoError;
        trouble_ = isNone ? tr("An object is wanted: {…}") : json.errorString();
    }
    verdict_->setText(trouble_);
    Q_EMIT edited();
}

void PlayInput::focusLast()
{
    turns_->focusLast();
}

}  // namespace gatehouse::ui
