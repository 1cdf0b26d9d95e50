#include "ui/pages/limits/policy_sheet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "app/limits/policy_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

using Effect = app::PolicyForm::Effect;

constexpr int kConditionHeight = 62;

QStringList listIn(const QLineEdit* field)
{
    QStringList items;
    for (const QString& each : field->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString item = each.trimmed();
        if (!item.isEmpty() && item != QLatin1String("*")) items.append(item);
    }
    return items;
}

QVBoxLayout* half(QHBoxLayout* row)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    row->addLayout(column, 1);
    return column;
}

}  // namespace

PolicySheet::PolicySheet(const app::PolicyForm& form, const QStringList& gateways, bool isNew,
                         QWidget* parent)
    : QDialog(parent), first_(form)
{
    auto* column = startSheet(
        this, isNew ? tr("New policy") : tr("Edit policy"),
        tr("Whom it means, and what they may. A block wins over everything else; of several caps "
           "of one bucket the highest counts."));
    setMinimumWidth(600);
    resize(620, 570);
    gateway_ = new QComboBox(this);
    gateway_->setObjectName(QStringLiteral("policy.gateway"));
    gateway_->setAccessibleName(tr("Gateway"));
    gateway_->addItems(gateways);
    makeFields(column);
    makeEffect(column);
    enabled_ = new QCheckBox(tr("In use"), this);
    enabled_->setObjectName(QStringLiteral("policy.enabled"));
    enabled_->setAccessibleName(tr("In use"));
    enabled_->setChecked(form.enabled);
    column->addWidget(enabled_);
    column->addSpacing(6);
    trouble_ = makeLabel({}, "bad", this);
    trouble_->setObjectName(QStringLiteral("policy.trouble"));
    trouble_->setWordWrap(true);
    column->addWidget(trouble_);
    column->addSpacing(8);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* cancel = makeButton(QStringLiteral("policy.cancel"), tr("Cancel"), "", {}, this);
    take_ = makeButton(QStringLiteral("policy.go"), isNew ? tr("Add") : tr("Apply"), "primary",
                       QStringLiteral("check"), this);
    take_->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(take_);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(take_, &QPushButton::clicked, this, &QDialog::accept);
    for (QLineEdit* each : {name_, actor_, models_, providers_, amount_})
        connect(each, &QLineEdit::textChanged, this, &PolicySheet::check);
    connect(condition_, &QPlainTextEdit::textChanged, this, &PolicySheet::check);
    for (QComboBox* each : {effect_, period_})
        connect(each, &QComboBox::currentIndexChanged, this, &PolicySheet::check);
    check();
}

void PolicySheet::makeFields(QVBoxLayout* column)
{
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    name_ = makeField(QStringLiteral("policy.name"), tr("Name"), first_.name, {});
    addField(half(head), tr("Name"), name_);
    if (gateway_->count() > 1) addField(half(head), tr("Gateway"), gateway_);
    column->addLayout(head);
    gateway_->setVisible(gateway_->count() > 1);
    actor_ = makeField(QStringLiteral("policy.actor"), tr("Who shares a bucket"), first_.actor,
                       QStringLiteral("user:{cf.user.id}"));
    actor_->setProperty("mono", true);
    addField(column, tr("Who shares a bucket"), actor_,
             tr("company:all is one for everybody; with {cf.user.id}, {cf.user.groups} or "
                "{metadata.team} each of them has one."));
    auto* what = new QHBoxLayout;
    what->setSpacing(10);
    models_ = makeField(QStringLiteral("policy.models"), tr("Models"),
                        first_.models.join(QStringLiteral(", ")), tr("all; or openai/gpt-*"));
    providers_ = makeField(QStringLiteral("policy.providers"), tr("Providers"),
                           first_.providers.join(QStringLiteral(", ")), tr("all; or openai"));
    models_->setProperty("mono", true);
    providers_->setProperty("mono", true);
    models_->setToolTip(tr("Several with commas between; * stops at a slash"));
    addField(half(what), tr("Models"), models_);
    addField(half(what), tr("Providers"), providers_);
    column->addLayout(what);
    condition_ = new QPlainTextEdit(first_.condition, this);
    condition_->setObjectName(QStringLiteral("policy.condition"));
    condition_->setAccessibleName(tr("Condition"));
    condition_->setProperty("mono", true);
    condition_->setTabChangesFocus(true);
    condition_->setFixedHeight(Theme::of().scaled(kConditionHeight));
    addField(column, tr("Condition, in CEL"), condition_,
             tr("true: always. Or cf.user.email.endsWith(\"@example.org\"), metadata.team in "
                "[\"red\", \"blue\"]."));
}

void PolicySheet::makeEffect(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    effect_ = new QComboBox(this);
    effect_->setObjectName(QStringLiteral("policy.effect"));
    effect_->setAccessibleName(tr("What they may"));
    effect_->addItem(tr("Spend up to an amount"), static_cast<int>(Effect::Cap));
    effect_->addItem(tr("Use them without a cap"), static_cast<int>(Effect::Free));
    effect_->addItem(tr("Not use them"), static_cast<int>(Effect::Block));
    effect_->addItem(tr("Use nothing else"), static_cast<int>(Effect::BlockRest));
    effect_->setCurrentIndex(effect_->findData(static_cast<int>(first_.effect)));
    amount_ = makeField(QStringLiteral("policy.amount"), tr("Dollars"), first_.amount, {});
    amount_->setProperty("mono", true);
    period_ = new QComboBox(this);
    period_->setObjectName(QStringLiteral("policy.period"));
    period_->setAccessibleName(tr("In which time"));
    for (const char* each : {"hourly", "daily", "weekly", "monthly"})
        period_->addItem(app::periodWords(QLatin1String(each)), QLatin1String(each));
    period_->setCurrentIndex(qMax(0, period_->findData(first_.period)));
    addField(half(row), tr("What they may"), effect_);
    addField(half(row), tr("Dollars"), amount_);
    addField(half(row), tr("In which time"), period_);
    column->addLayout(row);
}

app::PolicyForm PolicySheet::form() const
{
    app::PolicyForm form = first_;
    form.name = name_->text().trimmed();
    form.actor = actor_->text().trimmed();
    form.models = listIn(models_);
    form.providers = listIn(providers_);
    form.condition = condition_->toPlainText();
    form.effect = static_cast<Effect>(effect_->currentData().toInt());
    form.amount = amount_->text();
    form.period = period_->currentData().toString();
    form.enabled = enabled_->isChecked();
    return form;
}

QJsonObject PolicySheet::policy() const
{
    return app::policyJson(form());
}

std::string PolicySheet::gateway() const
{
    return gateway_->currentText().toStdString();
}

void PolicySheet::check()
{
    const bool isCap = form().effect == Effect::Cap;
    amount_->setEnabled(isCap);
    period_->setEnabled(isCap);
    const QString trouble = app::policyTrouble(policy());
    trouble_->setText(trouble);
    trouble_->setVisible(!trouble.isEmpty());
    take_->setEnabled(trouble.isEmpty());
}

}  // namespace gatehouse::ui
