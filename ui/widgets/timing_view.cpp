#include "ui/widgets/timing_view.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/waterfall.h"

namespace gatehouse::ui {

TimingView::TimingView(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("traffic.timing"));
    setAccessibleName(tr("Timing"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 8, 12);
    column->setSpacing(12);
    waterfall_ = new Waterfall(content);
    column->addWidget(waterfall_);
    details_ = new QGridLayout;
    details_->setHorizontalSpacing(12);
    details_->setVerticalSpacing(5);
    details_->setColumnStretch(1, 1);
    column->addLayout(details_);
    column->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

void TimingView::addFact(const QString& name, const QString& value, bool mono)
{
    if (value.isEmpty()) return;
    const int line = details_->rowCount();
    auto* key = makeLabel(name, "caption", widget());
    auto* words = makeLabel(value.left(600), mono ? "monoSmall" : "small2", widget());
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    details_->addWidget(key, line, 0, Qt::AlignTop);
    details_->addWidget(words, line, 1);
}

void TimingView::setExchange(const record::Exchange& record)
{
    waterfall_->setBars(waterfallOf(record));
    clearLayout(details_);
    auto* heading = makeLabel(tr("Facts"), "h3", widget());
    heading->setContentsMargins(0, 8, 0, 2);
    details_->addWidget(heading, details_->rowCount(), 0, 1, 2);
    addFact(tr("Began"), app::dayTime(record.startedAt));
    addFact(tr("Client"), app::text(record.clientAddress));
    addFact(tr("Program"), app::text(record.userAgent));
    addFact(tr("Key"), app::text(record.keyLabel), false);
    addFact(tr("Dialect"),
            app::text(record.dialect) + QStringLiteral(" · ") + app::text(record.operation));
    addFact(tr("Provider"), app::text(record.provider), false);
    if (record.modelSent != record.modelAsked)
        addFact(tr("Model sent"), app::text(record.modelSent));
    addFact(tr("Model answered"), app::text(record.modelAnswered));
    addFact(tr("Finish"), app::text(record.finishReason));
    addFact(tr("Config"),
            record.generation.empty() ? QString()
                                      : tr("generation %1").arg(app::text(record.generation)),
            false);
    addFact(tr("Trace id"), app::text(record.traceId));
    addFact(tr("Event id"), app::text(record.links.event));
    if (record.links.step >= 0) {
        addFact(tr("Step"), tr("%1 of the universal request %2")
                                .arg(record.links.step)
                                .arg(app::text(record.links.request)));
    }
    for (const auto& entry : record.metadata)
        addFact(app::text(entry.name), app::text(entry.value));
    if (record.customCost) addFact(tr("Price"), tr("told by the caller or the provider"), false);
    for (const auto& attempt : record.attempts) {
        addFact(tr("Called"), app::text(attempt.url) + (attempt.tls ? tr("  ·  TLS") : QString()));
        if (!attempt.errorText.empty())
            addFact(tr("Its error"), app::text(attempt.errorText), false);
    }
    if (const auto feedback = record.rating.feedback) {
        addFact(tr("Feedback"),
                *feedback > 0   ? tr("thumbs up")
                : *feedback < 0 ? tr("thumbs down")
                                : tr("neither up nor down"),
                false);
    }
    addFact(tr("Score"), app::text(record.rating.score));
}

}  // namespace gatehouse::ui
