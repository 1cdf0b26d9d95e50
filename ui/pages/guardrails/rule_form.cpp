#include "ui/pages/guardrails/rule_form.h"

#include <algorithm>
#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/guardrails/guard_words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

/// How many ordinary texts may be taken for an attack; of what tools say, four times as many.
struct Strictness {
    double falseAlarms;
    const char* title;
};

constexpr double kOfTools = 4;
constexpr std::array<Strictness, 4> kStrictness{
    {{0.001, QT_TRANSLATE_NOOP("gatehouse::ui::RuleForm", "Lenient: 1 of 1,000 ordinary texts")},
     {0.003, QT_TRANSLATE_NOOP("gatehouse::ui::RuleForm", "Usual: 3 of 1,000 ordinary texts")},
     {0.01, QT_TRANSLATE_NOOP("gatehouse::ui::RuleForm", "Strict: 10 of 1,000 ordinary texts")},
     {0.03, QT_TRANSLATE_NOOP("gatehouse::ui::RuleForm", "Very strict: 30 of 1,000")}}};

std::vector<std::string> itemsOf(const QLineEdit& field)
{
    std::vector<std::string> items;
    for (const QString& each : field.text().split(QLatin1Char(','))) {
        if (!each.trimmed().isEmpty()) items.push_back(each.trimmed().toStdString());
    }
    return items;
}

void setItems(QLineEdit* field, const std::vector<std::string>& items)
{
    QStringList words;
    for (const auto& each : items) words.append(app::text(each));
    const QString next = words.join(QStringLiteral(", "));
    if (!field->hasFocus() && field->text() != next) field->setText(next);
}

QCheckBox* makeCheck(const QString& objectName, const QString& words, QWidget* parent)
{
    auto* box = new QCheckBox(words, parent);
    box->setObjectName(objectName);
    box->setAccessibleName(words);
    return box;
}

}  // namespace

RuleForm::RuleForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("guardrails.form"));
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    problem_ = makeLabel({}, "bad", this);
    problem_->setObjectName(QStringLiteral("guardrails.problem"));
    problem_->setWordWrap(true);
    problem_->hide();
    column_->addWidget(problem_);
    name_ = makeField(QStringLiteral("guardrails.name"), tr("Name"), {}, {});
    namePart_ = part(tr("Name"), name_, tr("Hits are counted by it."));
    enabled_ = makeCheck(QStringLiteral("guardrails.enabled"), tr("In use"), this);
    column_->addWidget(enabled_);
    column_->addSpacing(14);
    makePlaces();
    action_ = new QComboBox(this);
    action_->setObjectName(QStringLiteral("guardrails.action"));
    action_->setAccessibleName(tr("What happens to a finding"));
    part(tr("What happens to a finding"), action_);
    does_ = makeLabel({}, "small", this);
    does_->setWordWrap(true);
    column_->addWidget(does_);
    restores_ = makeCheck(QStringLiteral("guardrails.restores"),
                          tr("Put the values back into answers"), this);
    restores_->setToolTip(tr("Only for those who sent them. The log keeps the placeholders."));
    column_->addWidget(restores_);
    column_->addSpacing(14);
    makeStrictness();
    makeScope();
    column_->addStretch(1);
    connect(name_, &QLineEdit::editingFinished, this, [this] {
        change([this](auto&, auto& policy) { policy.id = name_->text().trimmed().toStdString(); });
    });
    connect(enabled_, &QCheckBox::clicked, this, [this](bool on) {
        change([this, on](auto& settings, auto& policy) {
            policy.enabled = on;
            if (policy_ < 0)
                settings.attacks = on ? action_->currentData().toString().toStdString() : "";
        });
    });
    connect(restores_, &QCheckBox::clicked, this,
            [this](bool on) { change([on](auto&, auto& policy) { policy.restores = on; }); });
    connect(action_, &QComboBox::activated, this, [this] {
        change([this](auto& settings, auto& policy) {
            const bool wasPlaceholder = policy.action == "PLACEHOLDER";
            policy.action = action_->currentData().toString().toStdString();
            const bool isPlaceholder = policy.action == "PLACEHOLDER";
            policy.restores = isPlaceholder && (policy.restores || !wasPlaceholder);
            if (policy_ < 0 && enabled_->isChecked()) settings.attacks = policy.action;
        });
    });
}

QWidget* RuleForm::part(const QString& title, QWidget* field, const QString& hint)
{
    auto* box = new QWidget(this);
    auto* inner = new QVBoxLayout(box);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    addField(inner, title, field, hint);
    column_->addWidget(box);
    return box;
}

void RuleForm::makePlaces()
{
    placesPart_ = new QWidget(this);
    auto* places = new QVBoxLayout(placesPart_);
    places->setContentsMargins(0, 0, 0, 14);
    places->setSpacing(6);
    places->addWidget(makeLabel(tr("Where it looks"), "captionStrong", placesPart_));
    onRequest_ = makeCheck(QStringLiteral("guardrails.onRequest"),
                           tr("Requests, before a provider sees them"), placesPart_);
    onAnswer_ = makeCheck(QStringLiteral("guardrails.onAnswer"),
                          tr("Answers, before the program does"), placesPart_);
    places->addWidget(onRequest_);
    places->addWidget(onAnswer_);
    column_->addWidget(placesPart_);
    connect(onRequest_, &QCheckBox::clicked, this,
            [this](bool on) { change([on](auto&, auto& policy) { policy.onRequest = on; }); });
    connect(onAnswer_, &QCheckBox::clicked, this,
            [this](bool on) { change([on](auto&, auto& policy) { policy.onAnswer = on; }); });
}

void RuleForm::makeScope()
{
    scopePart_ = new QWidget(this);
    auto* scope = new QVBoxLayout(scopePart_);
    scope->setContentsMargins(0, 0, 0, 0);
    scope->setSpacing(0);
    providers_ = makeField(QStringLiteral("guardrails.providers"), tr("Only these providers"), {},
                           tr("all"));
    models_ =
        makeField(QStringLiteral("guardrails.models"), tr("Only these models"), {}, tr("all"));
    addField(scope, tr("Only these providers"), providers_);
    addField(scope, tr("Only these models"), models_,
             tr("Several with commas between; a * stands for any letters."));
    hosts_ = makeField(QStringLiteral("guardrails.hosts"), tr("Links to these hosts pass"), {},
                       tr("none"));
    hostsPart_ = new QWidget(scopePart_);
    auto* hosts = new QVBoxLayout(hostsPart_);
    hosts->setContentsMargins(0, 14, 0, 0);
    hosts->setSpacing(0);
    addField(hosts, tr("Links to these hosts pass"), hosts_, tr("Such as *.example.com"));
    scope->addWidget(hostsPart_);
    column_->addWidget(scopePart_);
    connect(hosts_, &QLineEdit::editingFinished, this,
            [this] { change([this](auto&, auto& policy) { policy.hosts = itemsOf(*hosts_); }); });
    connect(providers_, &QLineEdit::editingFinished, this, [this] {
        change([this](auto&, auto& policy) { policy.providers = itemsOf(*providers_); });
    });
    connect(models_, &QLineEdit::editingFinished, this,
            [this] { change([this](auto&, auto& policy) { policy.models = itemsOf(*models_); }); });
}

void RuleForm::makeStrictness()
{
    strictness_ = new QComboBox(this);
    strictness_->setObjectName(QStringLiteral("guardrails.strictness"));
    strictness_->setAccessibleName(tr("How strictly it judges"));
    strictnessPart_ = part(tr("How strictly it judges"), strictness_,
                           tr("So many ordinary texts of users may be taken for an attack; of what "
                              "tools and documents say, four times as many."));
    connect(strictness_, &QComboBox::activated, this, [this] {
        const double share = strictness_->currentData().toDouble();
        change([share](auto& settings, auto&) {
            settings.falseAlarms = share;
            settings.resultFalseAlarms = share * kOfTools;
        });
    });
}

void RuleForm::change(const Change& change)
{
    app::GuardSettings next = now_;
    app::GuardPolicy unused;
    const auto at = static_cast<std::size_t>(policy_);
    change(next, policy_ < 0 || at >= next.policies.size() ? unused : next.policies[at]);
    if (next != now_) Q_EMIT edited(next);
}

void RuleForm::show(const app::GuardSettings& settings, int policy, const QString& problem)
{
    now_ = settings;
    policy_ = policy;
    const bool isAttacks = policy < 0;
    app::GuardPolicy shown;
    if (isAttacks) {
        shown.enabled = !settings.attacks.empty();
        shown.action = shown.enabled ? settings.attacks
                       : action_->currentIndex() >= 0
                           ? action_->currentData().toString().toStdString()
                           : "BLOCK";
    } else {
        shown = settings.policies[static_cast<std::size_t>(policy)];
    }
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
    for (QWidget* each : {namePart_, placesPart_, scopePart_}) each->setVisible(!isAttacks);
    strictnessPart_->setVisible(isAttacks);
    if (!name_->hasFocus()) name_->setText(app::text(shown.id));
    enabled_->setChecked(shown.enabled);
    onRequest_->setChecked(shown.onRequest);
    onAnswer_->setChecked(shown.onAnswer);
    setItems(providers_, shown.providers);
    setItems(models_, shown.models);
    setItems(hosts_, shown.hosts);
    hostsPart_->setVisible(std::ranges::any_of(shown.profiles, [](const std::string& each) {
        return each == "image_link" || each == "data_link";
    }));
    showAction(shown.action);
    restores_->setChecked(shown.restores);
    restores_->setVisible(!isAttacks && shown.action == "PLACEHOLDER");
    strictness_->clear();
    for (const auto& each : kStrictness) strictness_->addItem(tr(each.title), each.falseAlarms);
    int at = strictness_->findData(settings.falseAlarms);
    if (at < 0) {
        strictness_->addItem(tr("%1 of ordinary texts").arg(app::percent(settings.falseAlarms, 2)),
                             settings.falseAlarms);
        at = strictness_->count() - 1;
    }
    strictness_->setCurrentIndex(at);
}

void RuleForm::showAction(const std::string& action)
{
    action_->clear();
    for (const auto& each : app::guardActions()) {
        const std::string value = each.value;
        const bool isOfAttacks = value == "FLAG" || value == "SANITIZE" || value == "BLOCK";
        if (policy_ < 0 ? !isOfAttacks : value == "SANITIZE") continue;
        action_->addItem(app::actionTitle(value), QString::fromLatin1(each.value));
    }
    action_->setCurrentIndex(action_->findData(app::text(action)));
    does_->setText(app::actionDoes(action));
}

}  // namespace gatehouse::ui
