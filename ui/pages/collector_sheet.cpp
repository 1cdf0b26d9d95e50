#include "ui/pages/collector_sheet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "app/formats.h"
#include "proxy/core/config/validate.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {
namespace {

QCheckBox* makeMark(const char* objectName, const QString& words, bool isOn)
{
    auto* box = new QCheckBox(words);
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(words);
    box->setChecked(isOn);
    return box;
}

}  // namespace

CollectorSheet::CollectorSheet(const config::Config& now, std::optional<std::size_t> place,
                               const QString& keychainTrouble, QWidget* parent)
    : QDialog(parent), now_(now), at_(place), check_(new app::CollectorCheck(this))
{
    if (place) before_ = now.traces.at(*place);
    auto* column =
        startSheet(this, place ? tr("Edit %1").arg(app::text(before_.id)) : tr("Add a collector"),
                   tr("It hears of every call as OpenTelemetry has it; traffic never waits for "
                      "it."));
    resize(560, 560);
    banner_ = new Banner(QStringLiteral("collector.banner"), this);
    column->addWidget(banner_);
    addFields(column, keychainTrouble);
    column->addStretch(1);
    result_ = makeLabel({}, "small2", this);
    result_->setObjectName(QStringLiteral("collector.result"));
    result_->setWordWrap(true);
    column->addWidget(result_);
    column->addSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    test_ = makeButton(QStringLiteral("collector.test"), tr("Send a test span"), "",
                       QStringLiteral("bolt"), this);
    auto* cancel = makeButton(QStringLiteral("collector.cancel"), tr("Cancel"), "", {}, this);
    auto* save = makeButton(QStringLiteral("collector.save"),
                            place ? tr("Save") : tr("Add collector"), "primary", {}, this);
    save->setDefault(true);
    row->addWidget(test_);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(save);
    column->addLayout(row);
    connect(test_, &QPushButton::clicked, this, &CollectorSheet::test);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &CollectorSheet::accept);
    connect(check_, &app::CollectorCheck::finished, this, &CollectorSheet::showOutcome);
}

void CollectorSheet::addFields(QVBoxLayout* column, const QString& keychainTrouble)
{
    id_ = makeField(QStringLiteral("collector.id"), tr("Name"), app::text(before_.id),
                    QStringLiteral("team"));
    addField(column, tr("Name"), id_);
    url_ = makeField(QStringLiteral("collector.url"), tr("Address"), app::text(before_.url),
                     QStringLiteral("http://127.0.0.1:4318/v1/traces"));
    url_->setProperty("mono", true);
    addField(column, tr("Address"), url_, tr("Whole, with its path"));
    format_ = new Segments(QStringLiteral("collector.format"), tr("How traces are written"),
                           {{QStringLiteral("json"), QStringLiteral("JSON")},
                            {QStringLiteral("protobuf"), QStringLiteral("Protobuf")}});
    format_->setCurrent(app::text(before_.format));
    connect(format_, &Segments::chosen, format_, &Segments::setCurrent);
    addField(column, tr("How traces are written"), format_);
    key_ = new SecretField(QStringLiteral("collector"),
                           {tr("Header Authorization"), tr("None"), QStringLiteral("Bearer …"),
                            QStringLiteral("COLLECTOR_TOKEN")},
                           before_.authorization, KeyPlace::None, keychainTrouble);
    column->addWidget(key_);
    column->addSpacing(10);
    QStringList lines;
    for (const config::HeaderConfig& header : before_.headers)
        lines += app::text(header.name) + QStringLiteral(": ") + app::text(header.value);
    headers_ = new QPlainTextEdit(lines.join(QLatin1Char('\n')));
    headers_->setObjectName(QStringLiteral("collector.headers"));
    headers_->setAccessibleName(tr("Other headers"));
    headers_->setPlaceholderText(QStringLiteral("x-dataset: gateway"));
    headers_->setProperty("mono", true);
    headers_->setTabChangesFocus(true);
    headers_->setFixedHeight(56);
    addField(column, tr("Other headers, one a line"), headers_,
             tr("A value that is a secret is named only: env:NAME or vault:NAME"));
    gateway_ = new QComboBox;
    gateway_->setObjectName(QStringLiteral("collector.gateway"));
    gateway_->setAccessibleName(tr("Calls of"));
    gateway_->addItem(tr("All gateways"), QString());
    for (const auto& each : now_.gateways)
        gateway_->addItem(app::text(each.id), app::text(each.id));
    if (gateway_->findData(app::text(before_.gateway)) < 0)
        gateway_->addItem(app::text(before_.gateway), app::text(before_.gateway));
    gateway_->setCurrentIndex(gateway_->findData(app::text(before_.gateway)));
    addField(column, tr("Calls of"), gateway_);
    bodies_ =
        makeMark("collector.bodies",
                 tr("Prompts and answers too, without the secrets found in them"), before_.bodies);
    column->addWidget(bodies_);
    column->addSpacing(6);
    enabled_ = makeMark("collector.enabled", tr("In use"), before_.enabled);
    column->addWidget(enabled_);
    column->addSpacing(10);
}

config::TraceConfig CollectorSheet::edited() const
{
    config::TraceConfig next = before_;
    next.id = id_->text().trimmed().toStdString();
    next.url = url_->text().trimmed().toStdString();
    next.format = format_->current().toStdString();
    next.authorization = key_->reference("collector-" + next.id);
    next.headers.clear();
    const QStringList lines = headers_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        next.headers.push_back({line.section(QLatin1Char(':'), 0, 0).trimmed().toStdString(),
                                line.section(QLatin1Char(':'), 1).trimmed().toStdString()});
    }
    next.gateway = gateway_->currentData().toString().toStdString();
    next.bodies = bodies_->isChecked();
    next.enabled = enabled_->isChecked();
    return next;
}

CollectorSheet::Answer CollectorSheet::answer() const
{
    Answer answer{edited(), {}};
    if (Secret typed = key_->typed(); !typed.empty())
        answer.typed.emplace_back(answer.trace.authorization, std::move(typed));
    return answer;
}

/// What the check of the settings finds wrong with it is said here, not when it is published.
void CollectorSheet::accept()
{
    if (const QString missing = key_->trouble(); !missing.isEmpty()) {
        banner_->show("bad", missing);
        return;
    }
    config::Config next = now_;
    const std::size_t at = at_.value_or(next.traces.size());
    if (!at_) next.traces.emplace_back();
    next.traces[at] = edited();
    const std::string path = "/traces/" + std::to_string(at);
    for (const config::Problem& problem : config::validate(next, provider::Catalogue::builtIn())) {
        if (!problem.path.starts_with(path + "/")) continue;
        banner_->show("bad",
                      app::text(problem.message) + QStringLiteral(" – ") + app::text(problem.hint));
        return;
    }
    QDialog::accept();
}

void CollectorSheet::test()
{
    test_->setEnabled(false);
    setRole(result_, "small2");
    result_->setText(tr("Sending…"));
    const config::TraceConfig trace = edited();
    check_->start(trace, now_.server, [this, &trace](const SecretRef& reference) {
        const auto kept = [this, &reference] { return known_ ? known_(reference) : Secret(); };
        return reference == trace.authorization ? key_->value(kept) : kept();
    });
}

void CollectorSheet::showOutcome(const app::CollectorOutcome& outcome)
{
    test_->setEnabled(true);
    setRole(result_, outcome.ok ? "ok" : "bad");
    result_->setText(
        outcome.ok
            ? tr("It took the span, in %1.").arg(app::millis(static_cast<double>(outcome.millis)))
            : outcome.words);
}

}  // namespace gatehouse::ui
