#include "ui/pages/cache/cache_rules.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVBoxLayout>

#include "app/cache/cache_edit.h"
#include "app/draft.h"
#include "app/formats.h"
#include "ui/pages/routes/condition_editor.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/duration_field.h"

namespace gatehouse::ui {
namespace {

constexpr Millis kFirstTtl{3'600'000};

using Rules = std::vector<config::CacheRuleConfig>;

Rules::iterator ruleOf(Rules& rules, const std::string& id)
{
    return std::ranges::find(rules, id, &config::CacheRuleConfig::id);
}

}  // namespace

CacheRules::CacheRules(app::Draft* draft, QWidget* parent) : QFrame(parent), draft_(draft)
{
    setObjectName(QStringLiteral("cache.rules"));
    setProperty("card", true);
    auto* fresh = makeButton(QStringLiteral("cache.rules.add"), tr("Add rule"), "",
                             QStringLiteral("plus"), this);
    auto* column = startCard(this, tr("Rules"),
                             tr("How long for which calls; the first that applies counts, before "
                                "all other times"),
                             fresh);
    problem_ = makeLabel({}, "bad", this);
    problem_->setObjectName(QStringLiteral("cache.rules.problem"));
    problem_->setWordWrap(true);
    problem_->hide();
    column->addWidget(problem_);
    none_ = makeLabel(tr("No rule: all calls are kept alike."), "small", this);
    column->addWidget(none_);
    column_ = new QVBoxLayout;
    column_->setSpacing(0);
    column->addLayout(column_);
    connect(fresh, &QPushButton::clicked, this, &CacheRules::add);
}

void CacheRules::show()
{
    const Rules& rules = draft_->config().cache.rules;
    const bool isSame =
        std::ranges::equal(rules, lines_, {}, &config::CacheRuleConfig::id, &Line::id);
    if (!isSame) {
        clearLayout(column_);
        lines_.clear();
        for (std::size_t i = 0; i < rules.size(); ++i) addLine(rules[i].id, static_cast<int>(i));
    }
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto when = QByteArray::fromStdString(rules[i].when);
        lines_[i].when->set(QJsonDocument::fromJson(when).object());
        lines_[i].ttl->set(rules[i].ttl);
    }
    none_->setVisible(rules.empty());
    const QString words = problem();
    problem_->setText(words);
    problem_->setVisible(!words.isEmpty());
}

QString CacheRules::problem() const
{
    for (const auto& each : draft_->problems()) {
        if (each.path.starts_with("/cache/rules"))
            return app::text(each.message) + QStringLiteral("; ") + app::text(each.hint);
    }
    return {};
}

void CacheRules::addLine(const std::string& id, int place)
{
    const QString base = QStringLiteral("cache.rule.") + app::text(id);
    const QString name = tr("Rule %1").arg(place + 1);
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(8);
    column->addWidget(makeLine(box));
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makeLabel(name, "strong", box), 1);
    Line line;
    line.id = id;
    line.ttl = new DurationField(tr("not kept"), box);
    line.ttl->setNames(base + QStringLiteral(".ttl"), tr("%1: how long").arg(name));
    head->addWidget(line.ttl);
    auto* up = makeIconButton(base + QStringLiteral(".up"), tr("%1: earlier").arg(name),
                              QStringLiteral("arrow-up"), box);
    up->setEnabled(place > 0);
    auto* remove = makeIconButton(base + QStringLiteral(".remove"), tr("Remove %1").arg(name),
                                  QStringLiteral("trash"), box);
    head->addWidget(up);
    head->addWidget(remove);
    column->addLayout(head);
    line.when = new ConditionEditor(base + QStringLiteral(".when"), box);
    column->addWidget(line.when);
    column_->addWidget(box);
    connect(line.ttl, &DurationField::edited, this, [this, id](Millis value) {
        change([&](Rules& rules) {
            if (const auto at = ruleOf(rules, id); at != rules.end()) at->ttl = value;
        });
    });
    connect(line.when, &ConditionEditor::edited, this, [this, id](const QJsonObject& conditions) {
        const QByteArray json = conditions.isEmpty()
                                    ? QByteArray()
                                    : QJsonDocument(conditions).toJson(QJsonDocument::Compact);
        change([&](Rules& rules) {
            if (const auto at = ruleOf(rules, id); at != rules.end()) at->when = json.toStdString();
        });
    });
    connect(up, &QToolButton::clicked, this, [this, id] { move(id, -1); });
    connect(remove, &QToolButton::clicked, this, [this, id] {
        change([&](Rules& rules) { std::erase_if(rules, [&](auto& r) { return r.id == id; }); });
    });
    lines_.push_back(std::move(line));
}

void CacheRules::add()
{
    change([this](Rules& rules) {
        config::CacheRuleConfig rule;
        rule.id = app::freeRuleId(draft_->config().cache);
        rule.when = R"({"model":{"$startsWith":"gpt-"}})";
        rule.ttl = kFirstTtl;
        rules.push_back(std::move(rule));
    });
}

void CacheRules::move(const std::string& id, int by)
{
    change([&](Rules& rules) {
        const auto at = ruleOf(rules, id) - rules.begin();
        const auto to = at + by;
        if (to < 0 || to >= static_cast<std::ptrdiff_t>(rules.size())) return;
        std::swap(rules[static_cast<std::size_t>(at)], rules[static_cast<std::size_t>(to)]);
    });
}

void CacheRules::change(const std::function<void(Rules&)>& edit)
{
    config::Config next = draft_->config();
    edit(next.cache.rules);
    if (next != draft_->config()) draft_->edit(std::move(next));
}

}  // namespace gatehouse::ui
