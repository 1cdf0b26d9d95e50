#include "ui/pages/wizard.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/settings.h"
#include "ui/navigator.h"
#include "ui/pages/wizard_steps.h"
#include "ui/side_bar.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {
namespace {

constexpr int kListWidth = 200;
constexpr int kWidest = 860;

struct StepRow {
    const char* icon;
    const char* name;
    const char* title;
    const char* words;
};

// clang-format off
constexpr StepRow kSteps[] = {
    {"database", QT_TRANSLATE_NOOP("gatehouse::ui::WizardPage", "Where things live"), QT_TRANSLATE_NOOP("gatehouse::ui::WizardPage", "Welcome to Gatehouse"),
     QT_TRANSLATE_NOOP("gatehouse::ui::WizardPage", "One address on this machine for every language model: you see each call, what it cost and how long it took.")},
    {"plug", QT_TRANSLATE_NOOP("gatehouse::ui::WizardPage", "Providers"), QT_TRANSLATE_NOOP("gatehouse::ui::WizardPage", "Which models do you use?"),
     QT_TRANSLATE_NOOP("gatehouse::ui::WizardPage", "Gatehouse calls providers with your own keys. All of this can wait.")},
    {"globe", QT_TRANSLATE_NOOP("gatehouse::ui::WizardPage", "Address"), QT_TRANSLATE_NOOP("gatehouse::ui::WizardPage", "Where shall it listen?"),
     QT_TRANSLATE_NOOP("gatehouse::ui::WizardPage", "The usual settings are fine unless another program has the port.")},
    {"terminal", QT_TRANSLATE_NOOP("gatehouse::ui::WizardPage", "Connect"), QT_TRANSLATE_NOOP("gatehouse::ui::WizardPage", "Connect a program"),
     QT_TRANSLATE_NOOP("gatehouse::ui::WizardPage", "Copy what fits, or send a test request to see how it looks.")},
};
// clang-format on

}  // namespace

WizardPage::WizardPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("wizard"), context, parent)
{
    setAccessibleName(tr("First steps"));
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(24, 20, 24, 20);
    whole->setSpacing(24);
    whole->addWidget(makeStepList(), 0, Qt::AlignTop);
    auto* middle = new QWidget(this);
    middle->setMaximumWidth(kWidest);
    whole->addWidget(middle, 1);
    whole->addStretch();
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    title_ = makeLabel({}, "h1", middle);
    words_ = makeLabel({}, "body2", middle);
    words_->setWordWrap(true);
    column->addWidget(title_);
    column->addWidget(words_);
    column->addSpacing(10);
    banner_ = new Banner(QStringLiteral("wizard.banner"), middle);
    column->addWidget(banner_);
    stack_ = new QStackedWidget(middle);
    stack_->setObjectName(QStringLiteral("wizard"));
    providers_ = new ProvidersStep(context);
    steps_ = {new PlacesStep(context), providers_, new AddressStep(context),
              new ConnectStep(context)};
    for (WizardStep* step : steps_) {
        auto* scroll = new QScrollArea(stack_);
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        step->setObjectName(QStringLiteral("page"));  // its background is the page's
        scroll->setWidget(step);
        stack_->addWidget(scroll);
    }
    column->addWidget(stack_, 1);
    column->addWidget(makeFoot());
    show(0);
}

QWidget* WizardPage::makeStepList()
{
    auto* list = new QWidget(this);
    list->setFixedWidth(kListWidth);
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(2);
    int number = 0;
    for (const StepRow& row : kSteps) {
        const QString name = tr(row.name);
        auto* mark = new NavButton({"", "", row.icon, "", nullptr}, list);
        mark->setObjectName(QStringLiteral("wizard.step.%1").arg(++number));
        mark->setText(QStringLiteral("%1.  %2").arg(number).arg(name));
        mark->setAccessibleName(
            tr("Step %1 of %2: %3").arg(number).arg(std::size(kSteps)).arg(name));
        connect(mark, &QAbstractButton::clicked, this, [this, number] { show(number - 1); });
        column->addWidget(mark);
        marks_.push_back(mark);
    }
    return list;
}

QWidget* WizardPage::makeFoot()
{
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 12, 0, 0);
    row->setSpacing(8);
    skip_ = makeButton(QStringLiteral("wizard.skip"), tr("Skip"), "ghost", {}, foot);
    skip_->setToolTip(tr("Go to Traffic; the first steps can be opened again from Settings"));
    back_ = makeButton(QStringLiteral("wizard.back"), tr("Back"), "", {}, foot);
    next_ = makeButton(QStringLiteral("wizard.next"), tr("Next"), "primary", {}, foot);
    row->addWidget(skip_);
    row->addStretch(1);
    row->addWidget(back_);
    row->addWidget(next_);
    connect(skip_, &QPushButton::clicked, this, &WizardPage::finish);
    connect(back_, &QPushButton::clicked, this, [this] { show(at_ - 1); });
    connect(next_, &QPushButton::clicked, this, &WizardPage::next);
    return foot;
}

void WizardPage::open(const QVariantMap& params)
{
    const int step = params.value(QStringLiteral("step")).toInt();
    if (step >= 1 && step <= static_cast<int>(steps_.size())) show(step - 1);
}

void WizardPage::activated()
{
    steps_[static_cast<std::size_t>(at_)]->enter();
    next_->setFocus();
}

void WizardPage::deactivated()
{
    steps_[static_cast<std::size_t>(at_)]->leave();
}

void WizardPage::show(int step)
{
    if (isActive()) steps_[static_cast<std::size_t>(at_)]->leave();
    at_ = step;
    const StepRow& row = kSteps[at_];
    banner_->hide();
    title_->setText(tr(row.title));
    words_->setText(tr(row.words));
    stack_->setCurrentIndex(at_);
    marks_[static_cast<std::size_t>(at_)]->setChecked(true);
    const bool last = at_ + 1 == static_cast<int>(steps_.size());
    back_->setVisible(at_ > 0);
    skip_->setVisible(!last);
    next_->setText(last ? tr("Finish") : tr("Next"));
    if (isActive()) steps_[static_cast<std::size_t>(at_)]->enter();
}

void WizardPage::next()
{
    if (busy_) return;
    busy_ = true;
    next_->setEnabled(false);
    const int from = at_;
    steps_[static_cast<std::size_t>(at_)]->apply([this, from](bool ok, const QString& trouble) {
        busy_ = false;
        next_->setEnabled(true);
        if (from != at_) return;  // the user went elsewhere meanwhile
        if (!ok) return banner_->show("bad", trouble);
        if (at_ + 1 == static_cast<int>(steps_.size())) return finish();
        show(at_ + 1);
        next_->setFocus();
    });
}

void WizardPage::finish()
{
    context().settings->setValue(QStringLiteral("wizard/done"), true);
    context().navigator->go(QStringLiteral("traffic"));
}

}  // namespace gatehouse::ui
