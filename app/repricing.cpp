#include "app/repricing.h"

#include <utility>

#include "app/config_session.h"

namespace gatehouse::app {

store::Repricing repricingOf(const config::ProviderConfig& provider, const std::string& model)
{
    store::Repricing made;
    made.provider = provider.id;
    made.model = model;
    made.author = "window";
    auto row = resolved(provider);
    if (!row) return made;
    const provider::ModelCard* card = row->find(model);
    if (card != nullptr) made.model = card->id;
    made.row = std::move(*row);
    return made;
}

}  // namespace gatehouse::app
