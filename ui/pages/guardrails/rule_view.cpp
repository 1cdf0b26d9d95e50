#include "ui/pages/guardrails/rule_view.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/guardrails/guard_rows.h"
#include "app/guardrails/guard_words.h"
#include "ui/pages/guardrails/detector_picker.h"
#include "ui/pages/guardrails/guard_list.h"
#include "ui/pages/guardrails/rule_form.h"
#include "ui/widgets/back_bar.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pane.h"

namespace gatehouse::ui {
namespace {

constexpr int kFormWidth = 320;

/// What keeps a policy from working, in words.
QString problemOf(const app::GuardSettings& settings, int policy)
{
    const std::string path = "/policies/" + std::to_string(policy) + '/';
    QStringList words;
    for (const auto& each : app::guardProblems(settings)) {
        if (each.path.starts_with(path))
            words.append(app::text(each.message) + QStringLiteral("; ") + app::text(each.hint));
    }
    return words.join(QLatin1Char('\n'));
}

}  // namespace

RuleView::RuleView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("guardrails.view"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    bar_ = new BackBar(QStringLiteral("guardrails.bar"), tr("Guardrails"), this);
    action_ = makeBadge({}, "neutral", bar_);
    bar_->actions()->addWidget(action_);
    column->addWidget(bar_);
    auto* area = new QScrollArea(this);
    makePane(*area, QStringLiteral("guardrails.pane"), tr("The rule"));
    auto* inner = new QWidget(area);
    inner->setObjectName(QStringLiteral("page"));
    auto* row = new QHBoxLayout(inner);
    row->setContentsMargins(24, 20, 24, 20);
    row->setSpacing(12);
    auto* settings = makeCard(QStringLiteral("guardrails.settings"), inner);
    settings->setFixedWidth(Theme::of().scaled(kFormWidth));
    auto* inside = startCard(settings, tr("Settings"), tr("Published together with the draft"));
    form_ = new RuleForm(settings);
    inside->addWidget(form_, 1);
    row->addWidget(settings, 0, Qt::AlignTop);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    detectors_ = makeDetectors(inner);
    attacks_ = makeAttacks(inner);
    right->addWidget(detectors_);
    right->addWidget(attacks_);
    right->addStretch(1);
    row->addLayout(right, 1);
    area->setWidget(inner);
    column->addWidget(area, 1);
    connect(bar_, &BackBar::backAsked, this, &RuleView::backAsked);
    connect(form_, &RuleForm::edited, this, &RuleView::edited);
    connect(picker_, &DetectorPicker::chosen, this,
            [this](const std::vector<std::string>& profiles) {
                auto next = now_;
                next.policies[static_cast<std::size_t>(policy_)].profiles = profiles;
                Q_EMIT edited(next);
            });
}

QFrame* RuleView::makeDetectors(QWidget* parent)
{
    auto* card = makeCard(QStringLiteral("guardrails.looksFor"), parent);
    picker_ = new DetectorPicker(card);
    auto* column = startCard(card, tr("What it looks for"),
                             tr("Where several rules want one finding, the strictest has it"));
    column->addWidget(picker_->search());
    column->addSpacing(10);
    column->addWidget(picker_);
    return card;
}

QFrame* RuleView::makeAttacks(QWidget* parent)
{
    auto* card = makeCard(QStringLiteral("guardrails.attacks"), parent);
    auto* column = startCard(card, tr("What it judges"),
                             tr("Inside this program, in a fraction of a millisecond"));
    const auto line = [&](const QString& title, const QString& words) {
        column->addWidget(makeLabel(title, "strong", card));
        auto* label = makeLabel(words, "body2", card);
        label->setWordWrap(true);
        column->addWidget(label);
        column->addSpacing(10);
    };
    line(tr("What users write"), tr("Each turn, and the ends of all turns read as one text."));
    line(tr("What tools and documents say"),
         tr("Each alone, and more strictly: nobody there may give orders."));
    line(tr("What it does not judge"), tr("Your system prompt, and the answers of the model."));
    return card;
}

void RuleView::show(const app::GuardSettings& settings, int policy)
{
    now_ = settings;
    policy_ = policy;
    const bool isAttacks = policy < 0;
    const auto rows = app::guardRows(settings);
    const auto& row = isAttacks ? rows.back() : rows[static_cast<std::size_t>(policy)];
    bar_->setWords(row.title, row.what);
    action_->setText(row.isOn ? row.action : tr("Off"));
    restyle(action_, "badge", QString::fromLatin1(row.isOn ? badgeOf(row.actionValue) : "neutral"));
    detectors_->setVisible(!isAttacks);
    attacks_->setVisible(isAttacks);
    form_->show(settings, policy, isAttacks ? QString() : problemOf(settings, policy));
    if (!isAttacks) picker_->show(settings, settings.policies[static_cast<std::size_t>(policy)]);
}

}  // namespace gatehouse::ui
