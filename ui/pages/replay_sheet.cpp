#include "ui/pages/replay_sheet.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/json_tree.h"
#include "proxy/core/base/text.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {
namespace {

constexpr int kPause = 150;  // ms after the last key

QPlainTextEdit* makeText(const char* objectName, const QString& name, const QString& value)
{
    auto* field = new QPlainTextEdit(value);
    field->setObjectName(QLatin1String(objectName));
    field->setAccessibleName(name);
    field->setProperty("mono", true);
    field->setTabChangesFocus(true);
    return field;
}

QString headerLines(const app::ReplayCall& call)
{
    QStringList lines;
    for (const auto& [name, value] : call.headers)
        lines += app::text(name) + QStringLiteral(": ") + app::text(value);
    return lines.join(QLatin1Char('\n'));
}

/// Indented where it is JSON; numbers and order stay as they are spelled.
QString shown(const std::string& body)
{
    const auto tree = app::JsonTree::parse(body);
    return app::text(tree ? tree->pretty() : body);
}

}  // namespace

ReplaySheet::ReplaySheet(const app::ReplayCall& call, const QStringList& providers,
                         const std::vector<std::string>& known, QWidget* parent)
    : QDialog(parent), before_(call), known_(known), pause_(new QTimer(this))
{
    auto* column = startSheet(this, tr("Edit and send again"),
                              app::text(call.method) + QLatin1Char(' ') + app::text(call.path));
    resize(760, 680);
    isText_ = isUtf8(call.body) && call.body.find('\0') == std::string::npos;
    mustBeJson_ = isText_ && (app::JsonTree::parse(call.body) || !call.problem.isEmpty());
    auto* banner = new Banner(QStringLiteral("replay.banner"), this);
    banner->hide();
    if (!call.problem.isEmpty()) banner->show("warn", call.problem, call.hint);
    column->addWidget(banner);
    column->addWidget(makeTarget(providers));
    column->addWidget(makeTexts(), 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* tidy = makeButton(QStringLiteral("replay.format"), tr("Format"), "ghost", {}, this);
    auto* cancel = makeButton(QStringLiteral("replay.cancel"), tr("Cancel"), "", {}, this);
    send_ = makeButton(QStringLiteral("replay.send"), tr("Send"), "primary", QStringLiteral("send"),
                       this);
    send_->setToolTip(tr("Send it through this gateway (Ctrl+Enter)"));
    verdict_ = makeLabel({}, "small2", this);
    verdict_->setObjectName(QStringLiteral("replay.verdict"));
    row->addWidget(verdict_, 1);
    row->addWidget(tidy);
    row->addWidget(cancel);
    row->addWidget(send_);
    column->addSpacing(8);
    column->addLayout(row);
    pause_->setSingleShot(true);
    pause_->setInterval(kPause);
    connect(pause_, &QTimer::timeout, this, &ReplaySheet::check);
    connect(body_, &QPlainTextEdit::textChanged, pause_, qOverload<>(&QTimer::start));
    connect(tidy, &QPushButton::clicked, this, &ReplaySheet::format);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(send_, &QPushButton::clicked, this, &ReplaySheet::accept);
    send_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    tidy->setEnabled(isText_);
    check();
}

QWidget* ReplaySheet::makeTarget(const QStringList& providers)
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    provider_ = new QComboBox;
    provider_->setObjectName(QStringLiteral("replay.provider"));
    provider_->setAccessibleName(tr("Provider"));
    provider_->addItem(tr("As it was"), QString());
    for (const QString& id : providers) provider_->addItem(id, id);
    model_ = makeField(QStringLiteral("replay.model"), tr("Model"),
                       app::text(app::modelOf(before_)), tr("none is named"));
    model_->setProperty("mono", true);
    model_->setEnabled(!model_->text().isEmpty());
    for (const auto& [name, field] : {std::pair{tr("Provider"), static_cast<QWidget*>(provider_)},
                                      std::pair{tr("Model"), static_cast<QWidget*>(model_)}}) {
        auto* part = new QVBoxLayout;
        part->setSpacing(0);
        addField(part, name, field);
        row->addLayout(part, 1);
    }
    return box;
}

QWidget* ReplaySheet::makeTexts()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    headers_ = makeText("replay.headers", tr("Headers"), headerLines(before_));
    headers_->setFixedHeight(104);
    addField(column, tr("Headers"), headers_,
             tr("Keys are left out: the gateway puts the provider's key in its place."));
    shownBody_ = isText_ ? shown(before_.body) : QString();
    body_ = makeText("replay.body", tr("Body"), shownBody_);
    body_->setReadOnly(!isText_);
    if (!isText_) body_->setPlaceholderText(tr("The body is binary and is sent as it was."));
    auto* label = makeLabel(tr("Body"), "captionStrong");
    label->setBuddy(body_);
    column->addWidget(label);
    column->addSpacing(3);
    column->addWidget(body_, 1);
    return box;
}

bool ReplaySheet::bodyIsTouched() const
{
    return isText_ && body_->toPlainText() != shownBody_;
}

/// Says where the JSON breaks off. A body that was none before may be none again.
void ReplaySheet::check()
{
    const QByteArray text = body_->toPlainText().toUtf8();
    QString words;
    bool ok = true;
    if (mustBeJson_) {
        QJsonParseError trouble;
        (void)QJsonDocument::fromJson(text, &trouble);
        ok = trouble.error == QJsonParseError::NoError;
        const QByteArray before = text.left(trouble.offset);
        words = ok ? tr("JSON is fine, %1").arg(app::bytes(text.size()))
                   : tr("Line %1, column %2: %3")
                         .arg(before.count('\n') + 1)
                         .arg(before.size() - before.lastIndexOf('\n'))
                         .arg(trouble.errorString());
    }
    verdict_->setText(words);
    setRole(verdict_, ok ? "small2" : "bad");
    send_->setEnabled(ok);
}

void ReplaySheet::format()
{
    const auto tree = app::JsonTree::parse(body_->toPlainText().toStdString());
    if (tree) body_->setPlainText(app::text(tree->pretty()));
}

app::ReplayCall ReplaySheet::call() const
{
    app::ReplayCall call = before_;
    if (bodyIsTouched()) call.body = body_->toPlainText().toStdString();
    call.headers.clear();
    for (const QString& line : headers_->toPlainText().split(QLatin1Char('\n'))) {
        const auto colon = line.indexOf(QLatin1Char(':'));
        if (colon <= 0) continue;
        call.headers.emplace_back(line.left(colon).trimmed().toStdString(),
                                  line.mid(colon + 1).trimmed().toStdString());
    }
    // A model that was changed in the body only is what was meant.
    const std::string model = model_->text().trimmed().toStdString();
    app::retarget(call, provider_->currentData().toString().toStdString(),
                  model == app::modelOf(before_) ? std::string() : model, known_);
    return call;
}

void ReplaySheet::accept()
{
    pause_->stop();
    check();
    if (send_->isEnabled()) QDialog::accept();
}

}  // namespace gatehouse::ui
