//! The weights of both looks of the story score, as they are shipped: `weights/story-pair.trees` and
//! `weights/story-second.trees`.

use crate::ml::trees::Trees;
use crate::story::pair_features::NAMES;
use crate::story::pair_score::PairModel;
use crate::story::second_look;
use std::sync::OnceLock;

/// Both models of the score.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct StoryModel {
    /// Over [`NAMES`].
    pub first: PairModel,
    /// Over [`second_look::NAMES`].
    pub second: PairModel,
}

impl StoryModel {
    /// The model that is shipped.
    pub fn shipped() -> &'static StoryModel {
        static MODEL: OnceLock<StoryModel> = OnceLock::new();
        MODEL.get_or_init(|| {
            let first = Trees::read(include_bytes!("../../weights/story-pair.trees"), &NAMES);
            let second = Trees::read(include_bytes!("../../weights/story-second.trees"), &second_look::NAMES);
            StoryModel {
                first: PairModel::new(&first.expect("weights/story-pair.trees")),
                second: PairModel::new(&second.expect("weights/story-second.trees")),
            }
        })
    }
}
